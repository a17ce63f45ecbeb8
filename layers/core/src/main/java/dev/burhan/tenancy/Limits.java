package dev.burhan.tenancy;

/**
 * Says what a tenant may spend: in requests, tokens and money for each day and month (UTC), and in
 * tokens for each minute. Reaching a limit is allowed, passing it is not.
 *
 * @param tokensPerMinute of all models together
 */
public record Limits(Allowance day, Allowance month, long tokensPerMinute) {

  public Limits {
    if (tokensPerMinute < 0) {
      throw new IllegalArgumentException("limits must not be negative, got " + tokensPerMinute);
    }
  }

  /** What may be spent in one period. */
  public record Allowance(long requests, long tokens, Money money) {
    public Allowance {
      if (requests < 0 || tokens < 0 || money.nanos() < 0) {
        throw new IllegalArgumentException(
            "limits must not be negative, got %d, %d, %d"
                .formatted(requests, tokens, money.nanos()));
      }
    }
  }
}
