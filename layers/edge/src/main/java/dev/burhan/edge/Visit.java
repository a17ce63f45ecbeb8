package dev.burhan.edge;

import dev.burhan.edge.Problem.Kind;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.idempotency.StoredResponse;
import dev.burhan.metering.Amounts;
import dev.burhan.metering.Claim;
import dev.burhan.metering.MeterRequest;
import dev.burhan.metering.MeterRequest.Spending;
import dev.burhan.metering.ReservationId;
import dev.burhan.metering.Reserving;
import dev.burhan.metering.Reserving.Granted;
import dev.burhan.metering.UsageReport;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one request through admission: it sets aside, runs, settles, and says what is left. */
final class Visit {

  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);
  private static final int CLIENT_ERROR_MAX = 499;

  /** Beyond the request's own deadline, so that a reservation never ends under one that runs. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Also where the request has used up its own time. */
  private static final Duration SETTLE_MAX = Duration.ofSeconds(2);

  private final ApiRequest request;
  private final @Nullable MeterRequest meter;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private Map<String, String> headers = Map.of();

  Visit(ApiRequest request, @Nullable MeterRequest meter, Clock clock, Supplier<UUID> ids) {
    this.request = request;
    this.meter = meter;
    this.clock = clock;
    this.ids = ids;
  }

  /** Runs what spends; one that is not metered just runs. */
  <T> T run(Optional<Metered> metered, Supplier<T> work) {
    var by = meter;
    if (by == null || metered.isEmpty()) {
      return work.get();
    }
    var useCase = metered.get().useCase();
    var granted = admitted(by, metered.get());
    int requests = 1;
    try {
      return work.get();
    } catch (ProblemException e) {
      if (e.problem().kind().status() <= CLIENT_ERROR_MAX) {
        requests = 0;
      }
      throw e;
    } finally {
      settle(by, granted, new Spending(useCase, requests, request.calls().calls()));
    }
  }

  private Granted admitted(MeterRequest by, Metered metered) {
    var worst = metered.worst().of(request.bodyLength());
    var outcome = reserve(by, new Claim(id(), worst, time()));
    return switch (outcome) {
      case Granted granted -> {
        headers = left(granted, granted.reservation().amounts());
        yield granted;
      }
      case Reserving.Exceeded exceeded -> {
        headers =
            RateLimitHeaders.of(
                UsageReport.limits(exceeded.standing(), request.limits(), clock.instant()),
                clock.instant());
        throw new ProblemException(BudgetProblems.of(exceeded));
      }
      case Reserving.Crowded crowded -> throw new ProblemException(BudgetProblems.of(crowded));
    };
  }

  private Reserving reserve(MeterRequest by, Claim claim) {
    try {
      return by.admit(request.tenant(), claim, request.limits());
    } catch (DependencyFailure e) {
      RequestLine.about(request, LOG.atError()).setCause(e).log("no budget could be reached");
      throw new ProblemException(
          Problem.passing(
              Kind.UNAVAILABLE, "Your budget cannot be reached. Try again.", Api.RETRY_AFTER));
    }
  }

  private ReservationId id() {
    var own = ids.get().toString();
    var named = request.id() + ":" + own.substring(0, own.indexOf('-'));
    return new ReservationId(ReservationId.isValid(named) ? named : own);
  }

  private Duration time() {
    var time = request.deadline().left().plus(MARGIN);
    return time.compareTo(Claim.TIME_MAX) < 0 ? time : Claim.TIME_MAX;
  }

  /** What was done is done: that it cannot be counted must not turn it into a failure. */
  private void settle(MeterRequest by, Granted granted, Spending spending) {
    try {
      var deadline = Deadline.in(SETTLE_MAX, clock);
      headers = left(granted, by.settle(request.tenant(), granted, spending, deadline));
    } catch (RuntimeException e) {
      RequestLine.about(request, LOG.atError())
          .setCause(e)
          .log("what a request spent was not counted everywhere");
    }
  }

  /** What is left once {@code spent} is in the place of what was set aside. */
  private Map<String, String> left(Granted granted, Amounts spent) {
    var now = granted.reservation().at();
    var standing = granted.standing().with(granted.reservation(), spent);
    return RateLimitHeaders.of(
        UsageReport.limits(standing, request.limits(), now), clock.instant());
  }

  /** What the response says of the budget. */
  Map<String, String> headers() {
    return headers;
  }

  /** The response with what it says of the budget. */
  StoredResponse on(StoredResponse response) {
    var all = new HashMap<>(response.headers());
    all.putAll(headers);
    return new StoredResponse(response.status(), response.contentType(), all, response.body());
  }
}
