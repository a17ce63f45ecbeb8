package dev.burhan.cloud.alarm;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an expression of CloudWatch's metric math over points. Between two series what is
 * missing in one of them is 0; a division by zero leaves no point.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/
 *     using-metric-math.html">metric math</a>
 */
sealed interface MetricMath {

  /** Is a number, which holds for every period. */
  record Constant(double value) implements MetricMath {}

  /** Names a metric, or another expression. */
  record Name(String id) implements MetricMath {}

  /** Combines two values. */
  record Binary(String operator, MetricMath left, MetricMath right) implements MetricMath {}

  /** Calls IF, FILL or ABS. */
  record Call(String function, List<MetricMath> arguments) implements MetricMath {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException for what is not emulated
   */
  static MetricMath parse(String text) {
    return new MetricMathParser(text).parse();
  }

  /** Gives the points, as many as the series have. */
  default Points over(Map<String, Points> series, int size) {
    return Points.of(size, i -> at(i, series, size));
  }

  /** The numbers that stand in it. */
  default List<Double> constants() {
    return switch (this) {
      case Constant(double value) -> List.of(value);
      case Name _ -> List.of();
      case Binary(_, var left, var right) ->
          Stream.concat(left.constants().stream(), right.constants().stream()).toList();
      case Call(_, var arguments) ->
          arguments.stream().flatMap(one -> one.constants().stream()).toList();
    };
  }

  private boolean isConstant() {
    return switch (this) {
      case Constant _ -> true;
      case Name _ -> false;
      case Binary(_, var left, var right) -> left.isConstant() && right.isConstant();
      case Call(_, var arguments) -> arguments.stream().allMatch(MetricMath::isConstant);
    };
  }

  private OptionalDouble at(int period, Map<String, Points> series, int size) {
    return switch (this) {
      case Constant(double value) -> OptionalDouble.of(value);
      case Name(String id) -> named(id, series).at(period);
      case Binary(String operator, var left, var right) ->
          combined(
              operator,
              left.isConstant() || right.isConstant(),
              left.at(period, series, size),
              right.at(period, series, size));
      case Call(String function, var arguments) ->
          switch (function) {
            case "IF" -> choice(arguments, period, series, size);
            case "FILL" -> filled(arguments, period, series, size);
            default -> absolute(arguments.getFirst().at(period, series, size));
          };
    };
  }

  private static Points named(String id, Map<String, Points> series) {
    @Nullable Points points = series.get(id);
    if (points == null) {
      throw new IllegalArgumentException("there is no metric with the id " + id);
    }
    return points;
  }

  private static OptionalDouble combined(
      String operator, boolean isWithConstant, OptionalDouble left, OptionalDouble right) {
    boolean isBroken = left.isEmpty() || right.isEmpty();
    if (isBroken && (isWithConstant || (left.isEmpty() && right.isEmpty()))) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(value(operator, left.orElse(0), right.orElse(0)));
  }

  private static double value(String operator, double left, double right) {
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "/" -> left / right;
      case ">" -> flag(left > right);
      case ">=" -> flag(left >= right);
      case "<" -> flag(left < right);
      case "<=" -> flag(left <= right);
      case "==" -> flag(left == right);
      case "!=" -> flag(left != right);
      case "AND" -> flag(left != 0 && right != 0);
      case "OR" -> flag(left != 0 || right != 0);
      default -> throw new IllegalStateException("no operator: " + operator);
    };
  }

  private static double flag(boolean is) {
    return is ? 1 : 0;
  }

  private static OptionalDouble choice(
      List<MetricMath> arguments, int period, Map<String, Points> series, int size) {
    var condition = arguments.get(0).at(period, series, size);
    if (condition.isEmpty()) {
      return condition;
    }
    if (condition.getAsDouble() != 0) {
      return OptionalDouble.of(arguments.get(1).at(period, series, size).orElse(0));
    }
    return arguments.size() < 3
        ? OptionalDouble.empty()
        : arguments.get(2).at(period, series, size);
  }

  private static OptionalDouble filled(
      List<MetricMath> arguments, int period, Map<String, Points> series, int size) {
    var value = arguments.get(0).at(period, series, size);
    return value.isPresent() ? value : arguments.get(1).at(period, series, size);
  }

  private static OptionalDouble absolute(OptionalDouble value) {
    return value.isEmpty() ? value : OptionalDouble.of(Math.abs(value.getAsDouble()));
  }
}
