package dev.burhan.webhooks;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Tells how far the webhook of one job is.
 *
 * @param attempts made until now, since the message was first queued or last replayed
 * @param status what the receiver answered last, if it did
 * @param fault what was wrong with the last attempt; empty when nothing was
 */
public record WebhookDelivery(
    MessageId message,
    State state,
    int attempts,
    OptionalInt status,
    Optional<DeliveryFault> fault,
    Instant at) {

  /** Where a delivery stands. */
  public enum State {
    /** Another attempt will be made. */
    PENDING,
    DELIVERED,
    /** No other attempt will be made, unless it is replayed. */
    FAILED
  }

  /** A delivery of which nothing was attempted yet. */
  public static WebhookDelivery queued(MessageId message, Instant now) {
    return new WebhookDelivery(
        message, State.PENDING, 0, OptionalInt.empty(), Optional.empty(), now);
  }

  WebhookDelivery delivered(int answer, Instant now) {
    return new WebhookDelivery(
        message, State.DELIVERED, attempts + 1, OptionalInt.of(answer), Optional.empty(), now);
  }

  /** After an attempt that was not the last. */
  WebhookDelivery failedOnce(DeliveryFault why, OptionalInt answer, Instant now) {
    return new WebhookDelivery(message, State.PENDING, attempts + 1, answer, Optional.of(why), now);
  }

  /** The same, with no other attempt to come. */
  WebhookDelivery givenUp() {
    return new WebhookDelivery(message, State.FAILED, attempts, status, fault, at);
  }

  /** Given up for a reason that is no attempt's. */
  WebhookDelivery abandoned(DeliveryFault why, Instant now) {
    return new WebhookDelivery(message, State.FAILED, attempts, status, Optional.of(why), now);
  }
}
