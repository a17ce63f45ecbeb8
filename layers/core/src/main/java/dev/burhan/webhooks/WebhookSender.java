package dev.burhan.webhooks;

import dev.burhan.failure.Deadline;
import java.util.OptionalInt;

/**
 * Makes one attempt to hand a message to a receiver.
 *
 * <p>Thread-safe. Whatever the receiver does is a result; only our own side fails, with {@link
 * dev.burhan.failure.DependencyFailure}.
 */
public interface WebhookSender {

  /**
   * Takes no longer than the deadline, follows no redirect, and connects where it is allowed to.
   */
  Result send(WebhookRequest request, Deadline deadline);

  /** What an attempt can come to. */
  sealed interface Result {

    /** The receiver has it. */
    record Delivered(int status) implements Result {}

    /** The receiver wants no more of it. */
    record Refused(int status) implements Result {}

    /** It did not arrive; another attempt may help. */
    record Failed(DeliveryFault fault, OptionalInt status) implements Result {

      /** The receiver answered, but not well. */
      public static Failed status(int status) {
        return new Failed(DeliveryFault.STATUS, OptionalInt.of(status));
      }

      /** There was no answer. */
      public static Failed because(DeliveryFault fault) {
        return new Failed(fault, OptionalInt.empty());
      }
    }

    /** Its host is, or leads, where we do not go; no other attempt is to be made. */
    record Forbidden() implements Result {}
  }
}
