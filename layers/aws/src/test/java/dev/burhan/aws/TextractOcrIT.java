package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Language;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Speaks to a server on loopback that answers in Textract's protocol, AWS JSON 1.1. */
final class TextractOcrIT {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final String PAGE =
      """
      {"DocumentMetadata":{"Pages":1},"DetectDocumentTextModelVersion":"1.0","Blocks":[
       {"BlockType":"PAGE","Id":"p","Geometry":{"BoundingBox":{"Width":1,"Height":1,"Left":0,"Top":0}}},
       {"BlockType":"LINE","Id":"a","Text":"1. Rent","Confidence":99.1,
        "Geometry":{"BoundingBox":{"Width":0.2,"Height":0.02,"Left":0.1,"Top":0.1}}},
       {"BlockType":"LINE","Id":"b","Text":"Rent is due “monthly”.","Confidence":98.7,
        "Geometry":{"BoundingBox":{"Width":0.5,"Height":0.025,"Left":0.1,"Top":0.13}}},
       {"BlockType":"WORD","Id":"w","Text":"1.","Confidence":99.5,
        "Geometry":{"BoundingBox":{"Width":0.02,"Height":0.02,"Left":0.1,"Top":0.1}}}]}
      """;

  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = PAGE;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " " + body);
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void reads_the_lines_of_a_page_in_their_order() {
    var lines = read();

    assertThat(lines)
        .extracting(l -> l.text())
        .containsExactly("1. Rent", "Rent is due “monthly”.");
    assertThat(lines.getLast().top()).isEqualTo(.13, within(1e-6));
    assertThat(lines.getLast().height()).isEqualTo(.025, within(1e-6));
    assertThat(requests)
        .containsExactly(
            "Textract.DetectDocumentText {\"Document\":{\"Bytes\":\"%s\"}}"
                .formatted(Base64.getEncoder().encodeToString(PNG)));
  }

  @Test
  void a_page_without_text_has_no_lines() {
    answer = "{\"Blocks\":[]}";

    assertThat(read()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ProvisionedThroughputExceededException, 400, true",
    "ThrottlingException, 400, true",
    "InternalServerError, 500, true",
    "UnsupportedDocumentException, 400, false",
    "AccessDeniedException, 400, false"
  })
  void failures_say_whether_trying_again_may_help(
      String code, int httpStatus, boolean isTransient) {
    status = httpStatus;
    answer = "{\"__type\":\"" + code + "\",\"message\":\"secret inside\"}";

    assertThatThrownBy(this::read)
        .isInstanceOf(
            isTransient ? DependencyFailure.Transient.class : DependencyFailure.Permanent.class)
        .hasMessageContaining("Textract DetectDocumentText")
        .hasMessageNotContaining("secret");
  }

  @Test
  void does_not_claim_to_read_arabic() {
    var ocr = new TextractOcr(clients().textract());

    assertThat(ocr.reads(Language.ENGLISH)).isTrue();
    assertThat(ocr.reads(Language.ARABIC)).isFalse();
    assertThat(ocr.isConfigured()).isTrue();
  }

  private List<dev.burhan.documents.OcrEngine.Line> read() {
    try (var textract = clients().textract()) {
      var deadline = Deadline.in(Duration.ofSeconds(60), Clock.systemUTC());
      return new TextractOcr(textract).read(PNG, deadline);
    }
  }

  private AwsClients clients() {
    var port = server.getAddress().getPort();
    return new AwsClients(Map.of("AWS_ENDPOINT_URL_TEXTRACT", "http://127.0.0.1:" + port));
  }
}
