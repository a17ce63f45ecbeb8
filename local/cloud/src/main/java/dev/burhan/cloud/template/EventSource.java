package dev.burhan.cloud.template;

/** Says what invokes a function. */
public sealed interface EventSource {

  /**
   * A route of the API; the method is in upper case, {@code ANY} for all.
   *
   * @param streams whether the answer goes out while it is written
   */
  record ApiRoute(String name, String path, String method, boolean authorized, boolean streams)
      implements EventSource {}

  /** A queue whose messages come in batches. */
  record Queue(
      String name,
      String queueId,
      int batchSize,
      boolean reportsItemFailures,
      int concurrencyMax,
      boolean enabled)
      implements EventSource {}
}
