package dev.burhan.function.ingest;

import dev.burhan.edge.JobPayload.Reason;
import dev.burhan.jobs.JobId;
import dev.burhan.webhooks.WebhookDelivery;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the message about a job is.
 *
 * @param delivery null before the first attempt
 */
record DeliveryPayload(String jobId, @Nullable Delivery delivery) {

  /**
   * What came of the attempts.
   *
   * @param httpStatus what the receiver answered last, if it did
   */
  record Delivery(
      String messageId,
      String status,
      int attempts,
      @Nullable Integer httpStatus,
      @Nullable Reason failure,
      String updatedAt) {}

  static DeliveryPayload of(JobId job, Optional<WebhookDelivery> delivery) {
    return new DeliveryPayload(job.value(), delivery.map(DeliveryPayload::of).orElse(null));
  }

  private static Delivery of(WebhookDelivery delivery) {
    var status = delivery.status();
    return new Delivery(
        delivery.message().value(),
        delivery.state().name().toLowerCase(Locale.ROOT),
        delivery.attempts(),
        status.isPresent() ? Integer.valueOf(status.getAsInt()) : null,
        delivery.fault().map(f -> new Reason(f.code(), f.detail())).orElse(null),
        delivery.at().toString());
  }
}
