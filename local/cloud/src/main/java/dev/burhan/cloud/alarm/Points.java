package dev.burhan.cloud.alarm;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Holds a value, or none, for each of some periods, the oldest first. */
public final class Points {

  private static final double NONE = Double.NaN;

  private final double[] values;

  private Points(double[] values) {
    this.values = values;
  }

  public static Points of(int size, IntFunction<OptionalDouble> value) {
    // What is no finite number is dropped, as a division by zero is.
    return new Points(
        IntStream.range(0, size)
            .mapToDouble(i -> value.apply(i).orElse(NONE))
            .map(it -> Double.isFinite(it) ? it : NONE)
            .toArray());
  }

  public int size() {
    return values.length;
  }

  /** The value of a period, counted from the oldest. */
  public OptionalDouble at(int period) {
    return Double.isNaN(values[period])
        ? OptionalDouble.empty()
        : OptionalDouble.of(values[period]);
  }

  boolean isMissing(int period) {
    return Double.isNaN(values[period]);
  }

  @Override
  public String toString() {
    return Arrays.toString(values).replace("NaN", "-");
  }
}
