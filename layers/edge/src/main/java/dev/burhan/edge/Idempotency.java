package dev.burhan.edge;

import dev.burhan.edge.Problem.Kind;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.idempotency.IdempotencyKey;
import dev.burhan.idempotency.IdempotencyStore;
import dev.burhan.idempotency.IdempotencyStore.Beginning;
import dev.burhan.idempotency.StoredResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a POST that carries an {@code Idempotency-Key} take effect once: the same request again gets
 * the same response, byte for byte, and another request with the key is refused. Only successes are
 * kept, so that a request that failed can be put right and sent again. A secret is shown once and
 * not kept: there the response again is without it.
 */
public final class Idempotency {

  private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
  private static final String HEADER = "Idempotency-Key";
  private static final String REPLAYED = "Idempotent-Replayed";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** Beyond the request's own deadline, so that a lock never ends under a request that runs. */
  private static final Duration LOCK_MARGIN = Duration.ofSeconds(5);

  private final @Nullable IdempotencyStore store;

  private Idempotency(@Nullable IdempotencyStore store) {
    this.store = store;
  }

  public static Idempotency in(IdempotencyStore store) {
    return new Idempotency(store);
  }

  /** For functions without a POST. */
  public static Idempotency none() {
    return new Idempotency(null);
  }

  /** Pairs the response that is sent with the one that is kept to be sent again. */
  record Outcome(StoredResponse sent, StoredResponse kept) {}

  StoredResponse once(ApiRequest request, Supplier<Outcome> action) {
    var key = key(request);
    return store == null || key.isEmpty()
        ? action.get().sent()
        : once(store, request, key.get(), action);
  }

  private static Optional<IdempotencyKey> key(ApiRequest request) {
    var header = request.isPost() ? request.header(HEADER) : Optional.<String>empty();
    header
        .filter(value -> !IdempotencyKey.isValid(value))
        .ifPresent(
            value -> {
              throw new ProblemException(
                  Problem.invalid(HEADER, "This header must hold 1 to 255 visible characters."));
            });
    return header.map(IdempotencyKey::new);
  }

  private static StoredResponse once(
      IdempotencyStore store, ApiRequest request, IdempotencyKey key, Supplier<Outcome> action) {
    var lock = request.deadline().left().plus(LOCK_MARGIN);
    return switch (store.begin(request.tenant(), key, request.fingerprint(), lock)) {
      case Beginning.Begun(int held) -> first(store, request, key, held, action);
      case Beginning.Done(StoredResponse response) -> replayed(response);
      case Beginning.InProgress() ->
          throw new ProblemException(
              Problem.passing(
                  Kind.REQUEST_IN_PROGRESS,
                  "The first request with this key has not ended yet.",
                  RETRY_AFTER));
      case Beginning.Conflict() ->
          throw problem(
              Kind.IDEMPOTENCY_CONFLICT, "This key was sent with another request. Use a new one.");
    };
  }

  private static StoredResponse first(
      IdempotencyStore store,
      ApiRequest request,
      IdempotencyKey key,
      int lock,
      Supplier<Outcome> action) {
    Outcome outcome;
    try {
      outcome = action.get();
    } catch (RuntimeException e) {
      quietly(request, () -> store.abandon(request.tenant(), key, lock));
      throw e;
    }
    quietly(request, () -> store.complete(request.tenant(), key, lock, outcome.kept()));
    return outcome.sent();
  }

  /** What was done is done: that it cannot be noted must not turn it into a failure. */
  private static void quietly(ApiRequest request, Runnable note) {
    try {
      note.run();
    } catch (DependencyFailure e) {
      LOG.atError()
          .addKeyValue("request_id", request.id())
          .addKeyValue("tenant", request.tenant().value())
          .setCause(e)
          .log("idempotency key was not noted");
    }
  }

  private static StoredResponse replayed(StoredResponse response) {
    var headers = new HashMap<>(response.headers());
    headers.put(REPLAYED, "true");
    return new StoredResponse(response.status(), response.contentType(), headers, response.body());
  }

  private static ProblemException problem(Kind kind, String detail) {
    return new ProblemException(Problem.of(kind, detail));
  }
}
