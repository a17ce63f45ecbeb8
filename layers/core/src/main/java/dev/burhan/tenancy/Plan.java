package dev.burhan.tenancy;

/**
 * Describes what is sold: how fast a tenant may send requests, which the gateway watches, and what
 * it may spend, which the budgets hold exactly.
 *
 * @param name such as {@code free}
 */
public record Plan(String name, RequestRate rate, Limits limits) {

  /**
   * Says how fast requests may come: the gateway keeps to it on a best-effort basis.
   *
   * @param perSecond requests that may come in each second over time
   * @param burst requests that may come at once
   * @param perMonth requests in a calendar month (UTC)
   */
  public record RequestRate(double perSecond, int burst, long perMonth) {
    public RequestRate {
      if (!(perSecond > 0) || burst < 1 || perMonth < 1) {
        throw new IllegalArgumentException(
            "a rate must be positive, got %s, %d, %d".formatted(perSecond, burst, perMonth));
      }
    }
  }
}
