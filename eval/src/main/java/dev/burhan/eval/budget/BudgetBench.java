package dev.burhan.eval.budget;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbBudgetStore;
import dev.burhan.engines.DynamoDbServer;
import dev.burhan.eval.statistics.Percentiles;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.metering.Amounts;
import dev.burhan.metering.BudgetLimit;
import dev.burhan.metering.BudgetStore;
import dev.burhan.metering.Claim;
import dev.burhan.metering.ReservationId;
import dev.burhan.metering.Reserving;
import dev.burhan.metering.Reserving.Granted;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.Limits.Allowance;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Sends many requests at a budget that has room for few, through the real adapter and DynamoDB
 * Local: what is granted, what a crash leaves behind, and how long admission takes.
 */
public final class BudgetBench {

  private static final int ATTEMPTS_EACH = 5;
  private static final Duration TIME = Duration.ofMinutes(1);
  private static final Amounts ONE = new Amounts(1, 1_000, new Money(1_000));
  private static final String TABLE = "budgets";
  private static final String KEY = "tenant_id";
  private static final String WARM_UP = "warm-up";

  private final int parallel;
  private final int budget;
  private final Consumer<String> progress;

  public BudgetBench(int parallel, int budget, Consumer<String> progress) {
    this.parallel = parallel;
    this.budget = budget;
    this.progress = progress;
  }

  public BudgetReport run() {
    try (var server = DynamoDbServer.start();
        var dynamoDb =
            new AwsClients(Map.of("AWS_ENDPOINT_URL", server.endpoint().toString())).dynamoDb()) {
      BenchTables.create(dynamoDb, TABLE, KEY);
      progress.accept("warming up");
      attempts(number -> admission(store(dynamoDb, Clock.systemUTC()), WARM_UP, number));
      progress.accept("reading, comparing, then writing");
      long unguarded = checkThenCount(store(dynamoDb, Clock.systemUTC()));
      progress.accept("reserving");
      var store = store(dynamoDb, Clock.systemUTC());
      var admissions = attempts(number -> admission(store, "tenant", number));
      var granted = granted(admissions);
      granted.forEach(grant -> settle(store, "tenant", grant));
      long beyond = Math.max(granted.size(), used(store, "tenant")) - budget;
      return new BudgetReport(
          admissions.size(),
          parallel,
          budget,
          granted.size(),
          (int) admissions.stream().filter(each -> each.outcome().isEmpty()).count(),
          Math.max(0, beyond),
          unguarded,
          leakAfterCrash(dynamoDb),
          Percentiles.of(admissions.stream().map(Admission::millis).toList()));
    }
  }

  /**
   * Is how one attempt ended.
   *
   * @param outcome empty where the store did not answer in time, so that nobody was let in
   */
  private record Admission(Optional<Reserving> outcome, double millis) {}

  private Admission admission(BudgetStore store, String tenant, int number) {
    long start = System.nanoTime();
    var outcome = answered(() -> store.reserve(tenant(tenant), claim("r-" + number), limits()));
    double millis = (System.nanoTime() - start) / 1e6;
    if (tenant.equals(WARM_UP)) {
      granted(outcome).ifPresent(grant -> settle(store, tenant, grant));
    }
    return new Admission(outcome, millis);
  }

  private static void settle(BudgetStore store, String tenant, Granted grant) {
    answered(
        () -> {
          store.settle(tenant(tenant), grant, ONE);
          return true;
        });
  }

  private static <T> Optional<T> answered(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (DependencyFailure.Transient e) {
      return Optional.empty();
    }
  }

  private static Optional<Granted> granted(Optional<Reserving> outcome) {
    return outcome.filter(Granted.class::isInstance).map(Granted.class::cast);
  }

  private static List<Granted> granted(List<Admission> admissions) {
    return admissions.stream().flatMap(each -> granted(each.outcome()).stream()).toList();
  }

  /** What is done elsewhere: the budget is looked at first and counted afterwards. */
  private long checkThenCount(BudgetStore store) {
    var tenant = tenant("unguarded");
    attempts(
        number -> {
          var seen = answered(() -> used(store, tenant.value()));
          if (seen.isPresent() && seen.get() + ONE.requests() <= budget) {
            var claim = claim("r-" + number);
            granted(answered(() -> store.reserve(tenant, claim, BudgetLimit.UNLIMITED)))
                .ifPresent(grant -> settle(store, tenant.value(), grant));
          }
          return number;
        });
    return Math.max(0, used(store, tenant.value()) - budget);
  }

  /** Reserves all there is and settles nothing; later one request that costs nothing comes by. */
  private long leakAfterCrash(DynamoDbClient dynamoDb) {
    var before = store(dynamoDb, Clock.systemUTC());
    for (int i = 0; i < Math.min(budget, BudgetStore.OPEN_MAX); i++) {
      before.reserve(tenant("crashed"), claim("r-" + i), limits());
    }
    var passed = TIME.plus(BudgetStore.SKEW_MAX).plusSeconds(1);
    var after = store(dynamoDb, Clock.offset(Clock.systemUTC(), passed));
    if (after.reserve(tenant("crashed"), claim("after"), limits()) instanceof Granted grant) {
      after.settle(tenant("crashed"), grant, Amounts.NONE);
    }
    return used(after, "crashed");
  }

  private <T> List<T> attempts(IntFunction<T> attempt) {
    var all = new ArrayList<Callable<T>>();
    for (int i = 0; i < parallel * ATTEMPTS_EACH; i++) {
      int number = i;
      all.add(() -> attempt.apply(number));
    }
    try (var threads = Executors.newFixedThreadPool(parallel)) {
      var results = new ArrayList<T>();
      for (var ended : threads.invokeAll(all)) {
        results.add(ended.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an attempt failed", e.getCause());
    }
  }

  private static long used(BudgetStore store, String tenant) {
    // Both windows, in case midnight comes between.
    return store.standing(tenant(tenant)).counters().entrySet().stream()
        .filter(entry -> entry.getKey().measure() == BudgetLimit.REQUESTS_PER_DAY.measure())
        .filter(entry -> entry.getKey().window().length() == BudgetLimit.REQUESTS_PER_DAY.length())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private Limits limits() {
    var any = BudgetLimit.UNLIMITED;
    var day = new Allowance(budget, any.day().tokens(), any.day().money());
    return new Limits(day, any.month(), any.tokensPerMinute());
  }

  private static Claim claim(String id) {
    return new Claim(new ReservationId(id), ONE, TIME);
  }

  private static TenantId tenant(String name) {
    return new TenantId(name);
  }

  private static BudgetStore store(DynamoDbClient dynamoDb, Clock clock) {
    return new DynamoDbBudgetStore(dynamoDb, TABLE, clock);
  }
}
