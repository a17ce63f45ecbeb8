package dev.burhan.cloud.alarm;

/** Says what a period counts as in which nothing was measured. */
enum MissingData {
  MISSING,
  IGNORE,
  BREACHING,
  NOT_BREACHING;

  static MissingData of(String name) {
    return switch (name) {
      case "missing" -> MISSING;
      case "ignore" -> IGNORE;
      case "breaching" -> BREACHING;
      case "notBreaching" -> NOT_BREACHING;
      default -> throw new IllegalArgumentException("TreatMissingData cannot be " + name);
    };
  }
}
