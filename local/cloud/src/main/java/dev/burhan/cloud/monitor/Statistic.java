package dev.burhan.cloud.monitor;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Makes one number of a window, as the statistic of that name does in CloudWatch. */
public record Statistic(String name, ToDoubleFunction<Window> formula) {

  /**
   * Reads Sum, Average, Minimum, Maximum, SampleCount, or a percentile such as p99.9.
   *
   * @throws IllegalArgumentException for any other
   */
  public static Statistic of(String name) {
    return switch (name) {
      case "Sum" -> new Statistic(name, Window::sum);
      case "Average" -> new Statistic(name, window -> window.sum() / window.count());
      case "Minimum" -> new Statistic(name, Window::min);
      case "Maximum" -> new Statistic(name, Window::max);
      case "SampleCount" -> new Statistic(name, Window::count);
      default -> percentile(name);
    };
  }

  private static Statistic percentile(String name) {
    if (!name.matches("p[0-9]{1,2}([.][0-9]{1,10})?|p100")) {
      throw new IllegalArgumentException("the statistic " + name + " is not emulated");
    }
    double share = share(name);
    return new Statistic(name, window -> quantile(window, share));
  }

  private static double share(String name) {
    return Double.parseDouble(name.substring(1)) / 100;
  }

  /** Empty where nothing was measured. */
  public OptionalDouble of(Window window) {
    return window.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(formula.applyAsDouble(window));
  }

  /**
   * Tells whether a percentile of the window means little: CloudWatch asks for 10 / (1 - p) values,
   * or 10 / p below the median.
   */
  public boolean hasFewSamples(Window window) {
    if (!name.startsWith("p")) {
      return false;
    }
    double share = share(name);
    return window.count() < 10 / (share > 0.5 ? 1 - share : share);
  }

  /** The smallest value that at least this share of the values does not exceed. */
  static double quantile(Window window, double share) {
    var sorted =
        window.samples().stream().sorted(Comparator.comparingDouble(Window.Sample::value)).toList();
    // Sums of weights are not exact.
    double wanted = share * window.count() - 1e-9;
    double passed = 0;
    for (var sample : sorted) {
      passed += sample.weight();
      if (passed >= wanted) {
        return sample.value();
      }
    }
    return window.max();
  }

  @Override
  public String toString() {
    return name;
  }
}
