package dev.burhan.cloud.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.testing.SettableClock;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class S3EventJsonTest {

  private final S3EventJson events =
      new S3EventJson("us-east-1", "000000000000", new SettableClock());

  @Test
  void describes_an_object_as_s3_does() throws IOException {
    var object = new StoredObject("ObjectCreated:Put", "docs", "uploads/a b+ع.pdf", 7, "abc");

    var message = new ObjectMapper().readTree(events.of(object)).at("/Records/0");

    assertThat(message.path("eventSource").asText()).isEqualTo("aws:s3");
    assertThat(message.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
    assertThat(message.at("/s3/bucket/name").asText()).isEqualTo("docs");
    assertThat(message.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::docs");
    assertThat(message.at("/s3/object/key").asText()).isEqualTo("uploads/a+b%2B%D8%B9.pdf");
    assertThat(message.at("/s3/object/size").asInt()).isEqualTo(7);
    assertThat(message.at("/s3/object/eTag").asText()).isEqualTo("abc");
  }
}
