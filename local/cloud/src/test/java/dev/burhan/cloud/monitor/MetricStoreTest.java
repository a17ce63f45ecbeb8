package dev.burhan.cloud.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What is kept of measurements, and for how long. */
final class MetricStoreTest {

  private static final MetricId LATENCY = id("latency");

  private final SettableClock clock = new SettableClock();
  private final MetricStore store =
      new MetricStore(clock, new MetricLimits(Duration.ofHours(2), 3, 10), new Random(7));

  @Test
  void sums_up_the_minutes_from_one_time_until_another() {
    measure(LATENCY, 100);
    clock.advance(Duration.ofMinutes(1));
    measure(LATENCY, 40, 60);
    clock.advance(Duration.ofMinutes(1));
    measure(LATENCY, 999);

    var window = store.window(LATENCY, now().minusSeconds(120), now());

    assertThat(window.count()).isEqualTo(3);
    assertThat(window.sum()).isEqualTo(200);
    assertThat(window.min()).isEqualTo(40);
    assertThat(window.max()).isEqualTo(100);
  }

  @Test
  void keeps_series_of_other_dimensions_apart() {
    var other = MetricId.of("Burhan", "latency", Map.of("service", "b", "route", "POST /query"));
    measure(LATENCY, 1);
    measure(other, 2);

    assertThat(store.window(LATENCY, now(), after()).sum()).isEqualTo(1);
    assertThat(store.window(other, now(), after()).sum()).isEqualTo(2);
    assertThat(store.ids()).containsExactlyInAnyOrder(LATENCY, other);
  }

  @Test
  void forgets_minutes_and_then_series_that_are_too_old() {
    measure(LATENCY, 1);
    clock.advance(Duration.ofMinutes(121));
    measure(id("requests"), 1);

    assertThat(store.ids()).containsExactly(id("requests"));
    assertThat(store.window(LATENCY, Instant.EPOCH, after()).isEmpty()).isTrue();
  }

  @Test
  void drops_and_counts_what_is_late_early_or_no_number() {
    store.record(LATENCY, MetricKind.COUNTER, now().minus(Duration.ofHours(3)), 1);
    store.record(LATENCY, MetricKind.COUNTER, now().plus(Duration.ofMinutes(2)), 1);
    store.record(LATENCY, MetricKind.COUNTER, now(), Double.NaN);
    store.record(LATENCY, MetricKind.COUNTER, now(), Double.POSITIVE_INFINITY);

    assertThat(store.dropped()).isEqualTo(4);
    assertThat(store.ids()).isEmpty();
  }

  @Test
  void drops_and_counts_what_is_one_series_too_many() {
    for (int i = 0; i < 5; i++) {
      measure(id("m" + i), 1);
    }

    assertThat(store.ids()).hasSize(3);
    assertThat(store.dropped()).isEqualTo(2);
  }

  @Test
  void draws_samples_fairly_where_there_are_too_many() {
    for (int i = 0; i < 1_000; i++) {
      measure(LATENCY, i);
    }

    var window = store.window(LATENCY, now(), after());

    assertThat(window.count()).isEqualTo(1_000);
    assertThat(window.samples()).hasSize(10).allMatch(sample -> sample.weight() == 100);
    assertThat(window.samples()).anyMatch(sample -> sample.value() > 200);
  }

  @Test
  void keeps_totals_while_minutes_go() {
    measure(LATENCY, 3);
    clock.advance(Duration.ofMinutes(90));
    measure(LATENCY, -1);
    clock.advance(Duration.ofMinutes(90));
    measure(LATENCY, 5);

    assertThat(store.total(LATENCY)).hasValue(new SeriesTotal(MetricKind.COUNTER, 3, 7, 5, true));
  }

  @Test
  void loses_nothing_that_comes_at_a_time() {
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        threads.execute(
            () -> {
              for (int j = 0; j < 500; j++) {
                measure(LATENCY, 1);
              }
            });
      }
    }

    assertThat(store.window(LATENCY, now(), after()).sum()).isEqualTo(4_000);
  }

  private void measure(MetricId id, double... values) {
    for (var value : values) {
      store.record(id, MetricKind.COUNTER, now(), value);
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private Instant after() {
    return now().plusSeconds(60);
  }

  private static MetricId id(String name) {
    return MetricId.of("Burhan", name, Map.of("service", "b"));
  }
}
