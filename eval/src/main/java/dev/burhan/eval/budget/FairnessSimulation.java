package dev.burhan.eval.budget;

import dev.burhan.eval.statistics.Percentiles;
import dev.burhan.metering.ModelQuota;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Plays tenants that ask one model, second by second on a clock of its own: quiet ones ask now and
 * then for less than their share, greedy ones as often as they are let.
 */
public final class FairnessSimulation {

  public static final String MODEL = "model";
  public static final long QUOTA = 60_000;

  private static final int QUIET = 9;
  private static final long TOKENS = 500;
  private static final int SECONDS = 20 * 60;

  /** Six calls a minute, 3,000 tokens of a share of 5,454. */
  private static final double CALLS_PER_SECOND = .1;

  private static final int GREEDY_CALLS_PER_SECOND = 20;
  private static final Instant START = Instant.parse("2026-12-01T12:00:00Z");
  private static final TenantId GREEDY = new TenantId("greedy");

  private final Function<Clock, ModelQuota> quotas;

  /**
   * @param quotas gives a fresh quota of {@link #QUOTA} for {@link #MODEL} by a clock
   */
  public FairnessSimulation(Function<Clock, ModelQuota> quotas) {
    this.quotas = quotas;
  }

  /**
   * Says what a tenant got.
   *
   * @param waited milliseconds from asking to being served
   */
  public record Served(int calls, Percentiles waited) {}

  /** Runs with or without the greedy one; what each tenant got, by name. */
  public Map<String, Served> run(boolean isGreedyThere) {
    var now = new Now();
    var quota = quotas.apply(now);
    var tenants = new ArrayList<Queue>();
    for (int i = 0; i < QUIET; i++) {
      tenants.add(new Queue(new TenantId("quiet-" + i), new Random(i)));
    }
    int greedy = 0;
    for (int second = 0; second < SECONDS; second++) {
      now.at = START.plusSeconds(second);
      greedy += isGreedyThere ? greedy(quota) : 0;
      for (var tenant : tenants) {
        tenant.arrive(second);
        tenant.serve(quota, second);
      }
    }
    var served = new TreeMap<String, Served>();
    tenants.forEach(tenant -> served.put(tenant.id.value(), tenant.served()));
    served.put(GREEDY.value(), new Served(greedy, Percentiles.of(List.of())));
    return served;
  }

  /** Calls as a part of all tokens that there were. */
  static double part(int calls) {
    return calls * TOKENS / (QUOTA * SECONDS / 60.0);
  }

  private static int greedy(ModelQuota quota) {
    for (int calls = 0; calls < GREEDY_CALLS_PER_SECOND; calls++) {
      if (quota.take(GREEDY, MODEL, TOKENS) instanceof ModelQuota.Turn.Wait) {
        return calls;
      }
    }
    return GREEDY_CALLS_PER_SECOND;
  }

  /** Calls of one tenant that wait for their turn. */
  private static final class Queue {
    private final TenantId id;
    private final Random random;
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final List<Double> waits = new ArrayList<>();

    Queue(TenantId id, Random random) {
      this.id = id;
      this.random = random;
    }

    void arrive(int second) {
      if (random.nextDouble() < CALLS_PER_SECOND) {
        waiting.add(second);
      }
    }

    void serve(ModelQuota quota, int second) {
      while (!waiting.isEmpty() && quota.take(id, MODEL, TOKENS) instanceof ModelQuota.Turn.Taken) {
        waits.add(Duration.ofSeconds(second - waiting.remove()).toMillis() * 1.0);
      }
    }

    Served served() {
      return new Served(waits.size(), Percentiles.of(waits));
    }
  }

  /** Stands where the simulation is. */
  private static final class Now extends Clock {
    private Instant at = START;

    @Override
    public Instant instant() {
      return at;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
