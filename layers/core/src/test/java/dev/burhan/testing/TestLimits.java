package dev.burhan.testing;

import dev.burhan.metering.BudgetLimit;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.Limits.Allowance;
import dev.burhan.tenancy.Money;

/** Makes limits of which one is of interest. */
public final class TestLimits {

  private TestLimits() {}

  public static Limits only(BudgetLimit limit, long most) {
    var any = BudgetLimit.UNLIMITED;
    return switch (limit) {
      case TOKENS_PER_MINUTE -> new Limits(any.day(), any.month(), most);
      case REQUESTS_PER_DAY -> new Limits(requests(most), any.month(), any.tokensPerMinute());
      case TOKENS_PER_DAY -> new Limits(tokens(most), any.month(), any.tokensPerMinute());
      case MONEY_PER_DAY -> new Limits(money(most), any.month(), any.tokensPerMinute());
      case REQUESTS_PER_MONTH -> new Limits(any.day(), requests(most), any.tokensPerMinute());
      case TOKENS_PER_MONTH -> new Limits(any.day(), tokens(most), any.tokensPerMinute());
      case MONEY_PER_MONTH -> new Limits(any.day(), money(most), any.tokensPerMinute());
    };
  }

  private static Allowance requests(long most) {
    var any = BudgetLimit.UNLIMITED.day();
    return new Allowance(most, any.tokens(), any.money());
  }

  private static Allowance tokens(long most) {
    var any = BudgetLimit.UNLIMITED.day();
    return new Allowance(any.requests(), most, any.money());
  }

  private static Allowance money(long nanos) {
    var any = BudgetLimit.UNLIMITED.day();
    return new Allowance(any.requests(), any.tokens(), new Money(nanos));
  }
}
