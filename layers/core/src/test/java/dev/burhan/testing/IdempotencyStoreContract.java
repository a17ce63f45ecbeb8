package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.idempotency.IdempotencyKey;
import dev.burhan.idempotency.IdempotencyStore;
import dev.burhan.idempotency.IdempotencyStore.Beginning;
import dev.burhan.idempotency.StoredResponse;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Says what every {@link IdempotencyStore} does. Keys are new in each test, so it may be kept. */
public interface IdempotencyStoreContract {

  TenantId ACME = new TenantId("acme");
  TenantId GLOBEX = new TenantId("globex");
  Duration LOCK = Duration.ofSeconds(30);
  String REQUEST = "fingerprint of a request";
  StoredResponse RESPONSE =
      new StoredResponse(
          202,
          "application/json",
          Map.of("Location", "/jobs/1"),
          "{\"text\":\"المادة ١ 😀 " + "long ".repeat(50_000) + "\"}");

  IdempotencyStore requests();

  /** The clock the store reads. */
  SettableClock clock();

  @Test
  default void a_request_begins_once_and_is_replayed_as_it_was() {
    var key = newKey();
    int lock = begin(key);
    assertThat(again(key)).isEqualTo(new Beginning.InProgress());

    requests().complete(ACME, key, lock, RESPONSE);

    assertThat(again(key)).isEqualTo(new Beginning.Done(RESPONSE));
    clock().advance(Duration.ofHours(23));
    assertThat(again(key)).isEqualTo(new Beginning.Done(RESPONSE));
  }

  @Test
  default void another_request_with_the_key_is_a_conflict_before_and_after_the_end() {
    var key = newKey();
    int lock = begin(key);

    assertThat(requests().begin(ACME, key, "other", LOCK)).isEqualTo(new Beginning.Conflict());
    requests().complete(ACME, key, lock, RESPONSE);
    assertThat(requests().begin(ACME, key, "other", LOCK)).isEqualTo(new Beginning.Conflict());
  }

  @Test
  default void a_request_that_was_abandoned_begins_anew() {
    var key = newKey();

    requests().abandon(ACME, key, begin(key));

    assertThat(again(key)).isInstanceOf(Beginning.Begun.class);
  }

  @Test
  default void a_request_that_never_ended_begins_anew_when_its_lock_has_ended() {
    var key = newKey();
    int first = begin(key);
    clock().advance(LOCK);
    assertThat(again(key)).isEqualTo(new Beginning.InProgress());
    clock().advance(Duration.ofMillis(1));

    int second = begin(key);

    assertThat(second).isNotEqualTo(first);
    requests().abandon(ACME, key, first);
    requests().complete(ACME, key, first, new StoredResponse(500, "text/plain", Map.of(), "late"));
    assertThat(again(key)).isEqualTo(new Beginning.InProgress());
    requests().complete(ACME, key, second, RESPONSE);
    assertThat(again(key)).isEqualTo(new Beginning.Done(RESPONSE));
  }

  @Test
  default void a_response_is_forgotten_after_a_day_though_it_may_still_be_there() {
    var key = newKey();
    requests().complete(ACME, key, begin(key), RESPONSE);

    clock().advance(IdempotencyStore.KEPT.plusSeconds(1));

    assertThat(again(key)).isInstanceOf(Beginning.Begun.class);
  }

  @Test
  default void what_was_completed_is_not_abandoned() {
    var key = newKey();
    int lock = begin(key);
    requests().complete(ACME, key, lock, RESPONSE);

    requests().abandon(ACME, key, lock);

    assertThat(again(key)).isEqualTo(new Beginning.Done(RESPONSE));
  }

  @Test
  default void never_meets_another_tenants_request() {
    var key = newKey();
    int lock = begin(key);
    requests().complete(ACME, key, lock, RESPONSE);

    var theirs = requests().begin(GLOBEX, key, REQUEST, LOCK);

    assertThat(theirs).isInstanceOf(Beginning.Begun.class);
    requests().abandon(GLOBEX, key, ((Beginning.Begun) theirs).lock());
    assertThat(again(key)).isEqualTo(new Beginning.Done(RESPONSE));
  }

  @Test
  default void of_eight_at_once_exactly_one_begins() throws Exception {
    var key = newKey();
    var start = new CyclicBarrier(8);
    Callable<Beginning> begin =
        () -> {
          start.await();
          return again(key);
        };

    try (var threads = Executors.newFixedThreadPool(8)) {
      var all =
          threads.invokeAll(Collections.nCopies(8, begin)).stream().map(Future::resultNow).toList();

      assertThat(all).filteredOn(Beginning.Begun.class::isInstance).hasSize(1);
      assertThat(all).filteredOn(Beginning.InProgress.class::isInstance).hasSize(7);
    }
  }

  private int begin(IdempotencyKey key) {
    return ((Beginning.Begun) again(key)).lock();
  }

  private Beginning again(IdempotencyKey key) {
    return requests().begin(ACME, key, REQUEST, LOCK);
  }

  private static IdempotencyKey newKey() {
    return new IdempotencyKey(UUID.randomUUID().toString());
  }
}
