package dev.burhan.cloud.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.cloud.queue.PollingSettings;
import dev.burhan.cloud.queue.QueueAddress;
import dev.burhan.cloud.queue.QueuePoller;
import dev.burhan.cloud.template.Template;
import dev.burhan.cloud.testing.FakeAccounts;
import dev.burhan.cloud.testing.Functions;
import dev.burhan.cloud.testing.ScriptedHandler;
import dev.burhan.cloud.testing.Templates;
import dev.burhan.engines.DynamoDbServer;
import dev.burhan.engines.S3Server;
import dev.burhan.engines.SqsServer;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The stack and the poller on the servers that the local cloud runs on. */
final class LocalServersIT {

  private static final StackSettings SETTINGS =
      new StackSettings("it", "eu-west-1", "000000000000", Map.of("Colour", "green"), Map.of());

  private static DynamoDbServer dynamoServer;
  private static SqsServer sqsServer;
  private static S3Server s3Server;
  private static StackClients clients;

  @BeforeAll
  static void startServers() {
    dynamoServer = DynamoDbServer.start();
    sqsServer = SqsServer.start();
    s3Server = S3Server.start();
    clients =
        new StackClients(
            configured(DynamoDbClient.builder(), dynamoServer.endpoint()).build(),
            configured(SqsClient.builder(), sqsServer.endpoint()).build(),
            configured(S3Client.builder(), s3Server.endpoint()).forcePathStyle(true).build(),
            FakeAccounts.gateway(),
            FakeAccounts.secrets());
  }

  @AfterAll
  static void stopServers() {
    clients.tables().close();
    clients.queues().close();
    clients.buckets().close();
    dynamoServer.close();
    sqsServer.close();
    s3Server.close();
  }

  @Test
  void creates_the_stack_once_however_often_it_is_asked() {
    var first = Stack.create(Templates.small(), SETTINGS, clients);
    var second = Stack.create(Templates.small(), SETTINGS, clients);

    assertThat(second.environment("ThingFunction")).isEqualTo(first.environment("ThingFunction"));
    var timeToLive =
        clients.tables().describeTimeToLive(it -> it.tableName(second.tableName("Table")));
    assertThat(timeToLive.timeToLiveDescription().timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.ENABLED);
    var attributes =
        clients
            .queues()
            .getQueueAttributes(
                it -> it.queueUrl(second.queueUrl("Queue")).attributeNames(QueueAttributeName.ALL))
            .attributes();
    assertThat(attributes).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
    assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
        .contains(second.queueArn("DeadLetters"));
    assertThat(clients.buckets().listBuckets().buckets())
        .extracting(bucket -> bucket.name())
        .contains("it-bucket");
  }

  @Test
  void moves_what_fails_too_often_to_the_dead_letters() throws Exception {
    var impatient =
        Template.parse(
            Templates.smallText()
                .replace("Timeout: 20", "Timeout: 1")
                .replace("VisibilityTimeout: 30", "VisibilityTimeout: 1"));
    var settings =
        new StackSettings(
            "redrive", "eu-west-1", "000000000000", Map.of("Colour", "green"), Map.of());
    var stack = Stack.create(impatient, settings, clients);
    var good = new Semaphore(0);
    var handler = new ScriptedHandler("{}");
    handler.does(
        () -> {
          var record = handler.lastEvent().at("/Records/0");
          if (record.path("body").asText().equals("good")) {
            good.release();
            return "{}";
          }
          return "{\"batchItemFailures\":[{\"itemIdentifier\":\""
              + record.path("messageId").asText()
              + "\"}]}";
        });
    var source = impatient.function("ThingFunction").queues().getFirst();
    var address = new QueueAddress(stack.queueUrl("Queue"), stack.queueArn("Queue"), "eu-west-1");
    try (var function = Functions.of(handler, Clock.systemUTC());
        var _ =
            QueuePoller.start(
                source,
                address,
                clients.queues(),
                function,
                PollingSettings.standard(),
                AwsMetrics.NONE)) {
      send(stack, "good");
      assertThat(good.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
      send(stack, "bad");

      assertThat(deadLetter(stack).body()).isEqualTo("bad");
    }
    assertThat(handler.events()).hasSize(4);
    assertThat(handler.lastEvent().at("/Records/0/attributes/ApproximateReceiveCount").asText())
        .isEqualTo("3");
  }

  private static void send(Stack stack, String body) {
    clients.queues().sendMessage(it -> it.queueUrl(stack.queueUrl("Queue")).messageBody(body));
  }

  private static Message deadLetter(Stack stack) {
    for (int i = 0; i < 60; i++) {
      var found =
          clients
              .queues()
              .receiveMessage(it -> it.queueUrl(stack.queueUrl("DeadLetters")).waitTimeSeconds(1))
              .messages();
      if (!found.isEmpty()) {
        return found.getFirst();
      }
    }
    throw new AssertionError("nothing came to the dead letters");
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
      B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }
}
