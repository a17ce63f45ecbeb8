package dev.burhan.telemetry;

/**
 * Makes the value of a log line a metric too: CloudWatch reads it from the line (embedded metric
 * format), under the name of its key and the {@link Dimension dimensions} of the same line.
 */
public record Metric(double value, Unit unit) {

  /** What a value counts, by the names CloudWatch gives them. */
  public enum Unit {
    COUNT("Count"),
    MILLISECONDS("Milliseconds"),
    /** A share, a score or an amount of money. */
    NONE("None");

    private final String label;

    Unit(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  public Metric {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a metric must be finite, got " + value);
    }
  }

  public static Metric count(double value) {
    return new Metric(value, Unit.COUNT);
  }

  public static Metric millis(double value) {
    return new Metric(value, Unit.MILLISECONDS);
  }

  public static Metric of(double value) {
    return new Metric(value, Unit.NONE);
  }
}
