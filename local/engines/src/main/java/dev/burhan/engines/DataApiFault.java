package dev.burhan.engines;

/** Names what a test makes the Data API answer instead of doing its work. */
public enum DataApiFault {
  /** The cluster was paused and is waking up. */
  RESUMING,
  THROTTLED,
  /** The connection ends without an answer. */
  CUT
}
