package dev.burhan.cloud.alarm;

/** Says which side of a threshold breaches it. */
enum Comparison {
  GREATER,
  GREATER_OR_EQUAL,
  LESS,
  LESS_OR_EQUAL;

  static Comparison of(String name) {
    return switch (name) {
      case "GreaterThanThreshold" -> GREATER;
      case "GreaterThanOrEqualToThreshold" -> GREATER_OR_EQUAL;
      case "LessThanThreshold" -> LESS;
      case "LessThanOrEqualToThreshold" -> LESS_OR_EQUAL;
      default -> throw new IllegalArgumentException("the comparison " + name + " is not emulated");
    };
  }

  boolean breaches(double value, double threshold) {
    return switch (this) {
      case GREATER -> value > threshold;
      case GREATER_OR_EQUAL -> value >= threshold;
      case LESS -> value < threshold;
      case LESS_OR_EQUAL -> value <= threshold;
    };
  }
}
