package dev.burhan.cloud.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.template.BucketResource.QueueNotification;
import dev.burhan.cloud.testing.FakeSqs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

final class BucketNotificationsTest {

  private final FakeSqs sqs = new FakeSqs();
  private final BucketNotifications notifications =
      new BucketNotifications(
          Map.of(
              "documents",
              List.of(
                  new QueueNotification("s3:ObjectCreated:*", "Ingest", "uploads/", ""),
                  new QueueNotification("s3:ObjectCreated:Put", "Audit", "", ""))),
          id -> "http://127.0.0.1/queue/" + id,
          sqs,
          new S3EventJson(
              "eu-west-1",
              "000000000000",
              Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC)));

  @Test
  void tells_each_queue_whose_filter_covers_the_object() {
    notifications.stored(object("ObjectCreated:Put", "documents", "uploads/acme/1"));

    assertThat(sqs.sent())
        .extracting(SendMessageRequest::queueUrl)
        .containsExactly("http://127.0.0.1/queue/Ingest", "http://127.0.0.1/queue/Audit");
    assertThat(sqs.sent().getFirst().messageBody()).contains("\"key\":\"uploads/acme/1\"");
  }

  @Test
  void tells_nobody_of_another_folder_event_or_bucket() {
    notifications.stored(object("ObjectCreated:Copy", "documents", "inbox/acme/1"));
    notifications.stored(object("ObjectRemoved:Delete", "documents", "uploads/acme/1"));
    notifications.stored(object("ObjectCreated:Put", "other", "uploads/acme/1"));

    assertThat(sqs.sent()).isEmpty();
  }

  private static StoredObject object(String event, String bucket, String key) {
    return new StoredObject(event, bucket, key, 5, "etag");
  }
}
