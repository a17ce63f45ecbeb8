package dev.burhan.language;

import dev.burhan.failure.DependencyFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers what went wrong, for the case that nobody replies. */
final class ChainFailures {

  private final List<String> models = new ArrayList<>();
  private final List<DependencyFailure> failures = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  void add(String model, DependencyFailure failure) {
    models.add(model);
    failures.add(failure);
  }

  /** Notes a model that was left alone. */
  void left(String model) {
    left.add(model);
  }

  List<String> models() {
    return models;
  }

  /** When the first of them can be asked again. */
  private Optional<Duration> retryAfter() {
    return failures.stream()
        .filter(DependencyFailure.Transient.class::isInstance)
        .map(DependencyFailure.Transient.class::cast)
        .flatMap(failure -> failure.retryAfter().stream())
        .min(Comparator.naturalOrder());
  }

  DependencyFailure all() {
    var message = "no model replied, failed=" + models + ", left alone=" + left;
    boolean mayPass =
        !left.isEmpty()
            || failures.stream().anyMatch(DependencyFailure.Transient.class::isInstance)
            || failures.isEmpty();
    var last = failures.isEmpty() ? null : failures.getLast();
    var all =
        mayPass
            ? new DependencyFailure.Transient(message, last, retryAfter())
            : new DependencyFailure.Permanent(message, last);
    failures.stream().limit(Math.max(0, failures.size() - 1)).forEach(all::addSuppressed);
    return all;
  }
}
