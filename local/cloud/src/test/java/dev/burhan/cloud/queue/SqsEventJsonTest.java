package dev.burhan.cloud.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.testing.Templates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The event of a batch, compared with a golden file of the form Lambda sends. */
final class SqsEventJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void builds_the_event_of_a_batch() throws Exception {
    var message =
        Message.builder()
            .messageId("11111111-2222-3333-4444-555555555555")
            .receiptHandle("receipt-1")
            .body("{\"job\":\"عقد\"}")
            .md5OfBody("11111111111111111111111111111111")
            .md5OfMessageAttributes("22222222222222222222222222222222")
            .attributes(
                Map.of(
                    MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1",
                    MessageSystemAttributeName.SENT_TIMESTAMP, "1767322800000",
                    MessageSystemAttributeName.SENDER_ID, "AIDAEXAMPLE",
                    MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
                        "1767322800001"))
            .messageAttributes(
                Map.of(
                    "kind",
                    MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue("ingest")
                        .build(),
                    "raw",
                    MessageAttributeValue.builder()
                        .dataType("Binary")
                        .binaryValue(SdkBytes.fromByteArray(new byte[] {1, 2, 3}))
                        .build()))
            .build();

    var event =
        new SqsEventJson("arn:aws:sqs:eu-west-1:123456789012:jobs", "eu-west-1")
            .of(List.of(message));

    assertThat(JSON.readTree(event).toPrettyString())
        .isEqualTo(JSON.readTree(Templates.resource("/events/sqs.json")).toPrettyString());
  }
}
