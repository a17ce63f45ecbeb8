package dev.burhan.cloud.monitor;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Keeps measurements by the minute for some hours, in bounded memory. Thread-safe. */
public final class MetricStore implements MetricSink {

  private static final long MINUTE_SECONDS = 60;
  private static final Comparator<MetricId> ORDER = Comparator.comparing(MetricId::toString);

  private final Clock clock;
  private final MetricLimits limits;
  private final RandomGenerator random;
  private final Map<MetricId, Series> series = new ConcurrentHashMap<>();
  private final AtomicLong swept = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong dropped = new AtomicLong();

  public MetricStore(Clock clock, MetricLimits limits, RandomGenerator random) {
    this.clock = clock;
    this.limits = limits;
    this.random = random;
  }

  @Override
  public void record(MetricId id, MetricKind kind, Instant at, double value) {
    long minute = minute(at);
    sweep();
    if (minute < oldest() || minute > now() || !Double.isFinite(value)) {
      dropped.incrementAndGet();
      return;
    }
    series(id, kind)
        .ifPresentOrElse(it -> it.add(minute, value, random), () -> dropped.incrementAndGet());
  }

  private Optional<Series> series(MetricId id, MetricKind kind) {
    var known = series.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    synchronized (this) {
      return series.size() < limits.seriesMax() || series.containsKey(id)
          ? Optional.of(series.computeIfAbsent(id, it -> new Series(kind, limits.samplesMax())))
          : Optional.empty();
    }
  }

  /** Once a minute, whoever comes first. */
  private void sweep() {
    long now = now();
    long before = swept.get();
    if (before < now && swept.compareAndSet(before, now)) {
      series.values().forEach(it -> it.forgetBefore(oldest()));
      series.values().removeIf(Series::isForgotten);
    }
  }

  /** Sums up what was measured from a time, which counts, until another, which does not. */
  public Window window(MetricId id, Instant from, Instant until) {
    var known = series.get(id);
    return known == null ? Window.EMPTY : known.window(minute(from), minute(until));
  }

  /** What is kept, in order. */
  public SortedSet<MetricId> ids() {
    var ids = new TreeSet<>(ORDER);
    ids.addAll(series.keySet());
    return ids;
  }

  public Optional<SeriesTotal> total(MetricId id) {
    return Optional.ofNullable(series.get(id)).map(Series::total);
  }

  /** How many values were too old, of a time to come, no numbers, or of one series too many. */
  public long dropped() {
    return dropped.get();
  }

  private long now() {
    return minute(clock.instant());
  }

  private long oldest() {
    return now() - limits.kept().toMinutes();
  }

  private static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), MINUTE_SECONDS);
  }
}
