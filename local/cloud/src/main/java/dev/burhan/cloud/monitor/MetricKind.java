package dev.burhan.cloud.monitor;

/** Says how the values of a series are to be read together. */
public enum MetricKind {
  /** Each value adds to a total. */
  COUNTER,
  /** Each value stands until the next. */
  GAUGE,
  /** Each value is one of many, such as how long a request took. */
  DISTRIBUTION
}
