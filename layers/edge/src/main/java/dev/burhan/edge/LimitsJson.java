package dev.burhan.edge;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.Limits.Allowance;
import dev.burhan.tenancy.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Limits as they are sent and listed: money as text in dollars, since JSON's numbers are rounded.
 */
public record LimitsJson(
    @JsonProperty("day") @Nullable AllowanceJson day,
    @JsonProperty("month") @Nullable AllowanceJson month,
    @JsonProperty("tokens_per_minute") @Nullable Long tokensPerMinute) {

  /** Beyond what anybody will be sold, and far below where sums overflow. */
  private static final long AMOUNT_MAX = 1_000_000_000_000_000L;

  private static final BigDecimal DOLLARS_MAX = new BigDecimal(1_000_000_000);
  private static final Pattern DOLLARS = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

  /** What may be spent in one period. */
  public record AllowanceJson(
      @JsonProperty("requests") @Nullable Long requests,
      @JsonProperty("tokens") @Nullable Long tokens,
      @JsonProperty("money") @Nullable String money) {

    static AllowanceJson of(Allowance allowance) {
      return new AllowanceJson(
          allowance.requests(), allowance.tokens(), allowance.money().inDollars());
    }
  }

  public static LimitsJson of(Limits limits) {
    return new LimitsJson(
        AllowanceJson.of(limits.day()), AllowanceJson.of(limits.month()), limits.tokensPerMinute());
  }

  /**
   * Checks what was sent.
   *
   * @param field where the limits stand in the body
   * @throws ProblemException naming the field that is absent, negative or too large
   */
  public Limits checked(String field) {
    return new Limits(
        allowance(field + ".day", day),
        allowance(field + ".month", month),
        amount(field + ".tokens_per_minute", tokensPerMinute));
  }

  private static Allowance allowance(String field, @Nullable AllowanceJson allowance) {
    if (allowance == null) {
      throw problem(field, "This field is required.");
    }
    return new Allowance(
        amount(field + ".requests", allowance.requests()),
        amount(field + ".tokens", allowance.tokens()),
        money(field + ".money", allowance.money()));
  }

  private static long amount(String field, @Nullable Long amount) {
    if (amount == null) {
      throw problem(field, "This field is required.");
    }
    if (amount < 0 || amount > AMOUNT_MAX) {
      throw problem(field, "This field must be 0 to 1,000,000,000,000,000.");
    }
    return amount;
  }

  private static Money money(String field, @Nullable String dollars) {
    if (dollars == null) {
      throw problem(field, "This field is required.");
    }
    if (!DOLLARS.matcher(dollars).matches() || !isInRange(new BigDecimal(dollars))) {
      throw problem(
          field, "This field must be dollars as text, such as \"12.50\", from 0 to 1,000,000,000.");
    }
    return Money.dollars(dollars);
  }

  private static boolean isInRange(BigDecimal dollars) {
    return dollars.signum() >= 0 && dollars.compareTo(DOLLARS_MAX) <= 0;
  }

  private static ProblemException problem(String field, String detail) {
    return new ProblemException(Problem.invalid(field, detail));
  }
}
