package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class SqsServerIT {

  @Test
  void moves_a_message_that_fails_to_the_dead_letter_queue() {
    try (SqsServer server = SqsServer.start();
        SqsClient client = AwsClients.of(SqsClient.builder(), server.endpoint())) {
      String dead = client.createQueue(queue -> queue.queueName("dead")).queueUrl();
      String jobs = createQueue(client, arn(client, dead));
      client.sendMessage(message -> message.queueUrl(jobs).messageBody("وثيقة"));

      assertThat(receive(client, jobs).body()).isEqualTo("وثيقة");
      client.receiveMessage(ask -> ask.queueUrl(jobs).waitTimeSeconds(1));

      assertThat(receive(client, dead).body()).isEqualTo("وثيقة");
    }
  }

  @Test
  void names_its_queues_by_its_own_address() {
    try (SqsServer server = SqsServer.start();
        SqsClient client = AwsClients.of(SqsClient.builder(), server.endpoint())) {
      URI url = URI.create(client.createQueue(queue -> queue.queueName("jobs")).queueUrl());

      assertThat(url.getAuthority()).isEqualTo(server.endpoint().getAuthority());
    }
  }

  private static String createQueue(SqsClient client, String deadArn) {
    String redrive = "{\"deadLetterTargetArn\":\"" + deadArn + "\",\"maxReceiveCount\":1}";
    return client
        .createQueue(
            queue ->
                queue
                    .queueName("jobs")
                    .attributes(
                        Map.of(
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            "0",
                            QueueAttributeName.REDRIVE_POLICY,
                            redrive)))
        .queueUrl();
  }

  private static String arn(SqsClient client, String url) {
    return String.valueOf(
        client
            .getQueueAttributes(
                ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN));
  }

  private static Message receive(SqsClient client, String url) {
    return client
        .receiveMessage(ask -> ask.queueUrl(url).waitTimeSeconds(10))
        .messages()
        .getFirst();
  }
}
