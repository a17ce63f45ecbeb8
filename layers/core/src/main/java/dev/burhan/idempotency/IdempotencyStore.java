package dev.burhan.idempotency;

import dev.burhan.tenancy.TenantId;
import java.time.Duration;

/**
 * Remembers requests and their responses for a day. Of requests with one key at once, one begins:
 * {@link #begin} is one conditional write with a lock that ends by itself.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface IdempotencyStore {

  /** How long a response is replayed. */
  Duration KEPT = Duration.ofDays(1);

  /**
   * Begins a request, unless another with the key has begun.
   *
   * @param fingerprint of all that makes up the request; equal for equal requests alone
   * @param lock how long others are kept away if this one never ends
   */
  Beginning begin(TenantId tenant, IdempotencyKey key, String fingerprint, Duration lock);

  /** Ends a request with its response; without effect when its lock was lost. */
  void complete(TenantId tenant, IdempotencyKey key, int lock, StoredResponse response);

  /** Forgets a request, so that it may begin anew; without effect when its lock was lost. */
  void abandon(TenantId tenant, IdempotencyKey key, int lock);

  /** What trying to begin comes to. */
  sealed interface Beginning {

    /**
     * It is for the caller to do.
     *
     * @param lock to end it with
     */
    record Begun(int lock) implements Beginning {}

    /** The same request is being done. */
    record InProgress() implements Beginning {}

    /** The same request was done. */
    record Done(StoredResponse response) implements Beginning {}

    /** The key stands for another request. */
    record Conflict() implements Beginning {}
  }
}
