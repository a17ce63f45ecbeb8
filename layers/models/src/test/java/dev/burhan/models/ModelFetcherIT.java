package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.burhan.failure.DependencyFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFetcherIT {

  private static final int BYTES = 3 << 20;

  @TempDir private Path cache = Path.of("set before each test");

  private final byte[] content = content();
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final HttpServer server = serverOnLoopback();

  @BeforeEach
  void serve() {
    server.createContext("/whole.bin", exchange -> send(exchange, BYTES));
    server.createContext("/dropping.bin", exchange -> send(exchange, BYTES / 2));
    server.createContext("/dead.bin", exchange -> send(exchange, 0));
    server.createContext("/busy.bin", exchange -> refuse(exchange, 503));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void fetches_a_model_that_is_then_found() throws IOException {
    var progress = new ArrayList<Long>();

    Path folder =
        fetcher("/whole.bin", sha256()).fetch("ears", (f, done, all) -> progress.add(done));

    assertThat(folder.resolve("ears.bin")).hasBinaryContent(content);
    assertThat(FoundModel.at(folder).problems()).isEmpty();
    assertThat(new Models(List.of(cache)).list())
        .filteredOn(status -> status.name().equals("ears"))
        .extracting(ModelStatus::place)
        .containsExactly(new ModelStatus.Found(folder.toRealPath()));
    assertThat(progress).isSorted().endsWith((long) BYTES).hasSizeBetween(2, 5);
    assertThat(cache.resolve("ears")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void fetches_nothing_when_all_is_there() {
    fetch("/whole.bin", sha256());

    fetch("/whole.bin", sha256());

    assertThat(ranges).hasSize(1);
  }

  @Test
  void goes_on_where_the_connection_dropped() {
    Path folder = fetch("/dropping.bin", sha256());

    assertThat(folder.resolve("ears.bin")).hasBinaryContent(content);
    assertThat(ranges).hasSizeGreaterThan(1).first().isEqualTo("");
    assertThat(ranges.subList(1, ranges.size())).allMatch(range -> range.startsWith("bytes="));
  }

  @Test
  void goes_on_where_an_earlier_fetch_ended() throws IOException {
    Path part = Files.createDirectories(cache.resolve("ears")).resolve("ears.bin.part");
    Files.write(part, Arrays.copyOf(content, 1000));

    Path folder = fetch("/whole.bin", sha256());

    assertThat(ranges).containsExactly("bytes=1000-");
    assertThat(folder.resolve("ears.bin")).hasBinaryContent(content);
  }

  @Test
  void keeps_what_it_has_when_nothing_more_comes() throws IOException {
    Path part = Files.createDirectories(cache.resolve("ears")).resolve("ears.bin.part");
    Files.write(part, Arrays.copyOf(content, 1000));

    assertThatThrownBy(() -> fetch("/dead.bin", sha256()))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("broke at 1000 of " + BYTES);
    assertThat(part).hasSize(1000);
    assertThat(cache.resolve("ears/model.json")).doesNotExist();
  }

  @Test
  void says_when_the_home_does_not_have_the_file() {
    assertThatThrownBy(() -> fetch("/gone.bin", sha256()))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("status 404 for ears.bin");
  }

  @Test
  void says_that_trying_again_helps_when_the_home_is_busy() {
    assertThatThrownBy(() -> fetch("/busy.bin", sha256()))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("status 503");
  }

  @Test
  void throws_away_a_file_with_another_checksum() {
    assertThatThrownBy(() -> fetch("/whole.bin", "00".repeat(32)))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("another checksum");
    assertThat(cache.resolve("ears")).isEmptyDirectory();
  }

  @Test
  void throws_away_a_file_that_is_too_long() {
    assertThatThrownBy(() -> fetcher("/whole.bin", sha256(), 1000).fetch("ears", (f, d, a) -> {}))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("longer than 1000 bytes");
    assertThat(cache.resolve("ears")).isEmptyDirectory();
  }

  @Test
  void says_when_nobody_publishes_the_model() {
    assertThatThrownBy(() -> new ModelFetcher(cache).fetch("speaker-ge2e", (f, d, a) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no known home of model speaker-ge2e");
  }

  private Path fetch(String path, String sha256) {
    return fetcher(path, sha256).fetch("ears", (file, bytes, total) -> {});
  }

  private ModelFetcher fetcher(String path, String sha256) {
    return fetcher(path, sha256, BYTES);
  }

  private ModelFetcher fetcher(String path, String sha256, int bytes) {
    String home = "http://127.0.0.1:" + server.getAddress().getPort() + path;
    var json =
        ModelDescriptionTest.json(
            """
            {"models": [{"name": "ears", "kind": "transcriber", "licence": "MIT", "files":
              {"ears.bin": {"bytes": %d, "sha256": "%s", "home": "%s"}}}]}
            """
                .formatted(bytes, sha256, home));
    var download = new Download(Duration.ofSeconds(20));
    return new ModelFetcher(cache, Catalogue.read("test", json), download);
  }

  /** Sends the file or the rest asked for, but drops the connection after {@code bytesMax}. */
  private void send(HttpExchange exchange, int bytesMax) throws IOException {
    String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
    boolean rest = range.startsWith("bytes=");
    ranges.add(rest ? range : "");
    int start = rest ? Integer.parseInt(range.substring(6, range.length() - 1)) : 0;
    if (rest) {
      String sent = "bytes %d-%d/%d".formatted(start, BYTES - 1, BYTES);
      exchange.getResponseHeaders().add("Content-Range", sent);
    }
    exchange.sendResponseHeaders(rest ? 206 : 200, BYTES - start);
    exchange.getResponseBody().write(content, start, Math.min(bytesMax, BYTES - start));
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static HttpServer serverOnLoopback() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] content() {
    var bytes = new byte[BYTES];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
