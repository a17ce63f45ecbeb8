package dev.burhan.tenancy;

import dev.burhan.tenancy.Limits.Allowance;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes limits as one short text, as the authorizer hands them to the functions: requests, tokens
 * and nanodollars of a day, the same of a month, tokens of a minute, such as {@code
 * 1000/500000/2000000000;30000/15000000/60000000000;20000}.
 */
public final class LimitsText {

  private static final String NUMBER = "([0-9]{1,19})";
  private static final String ALLOWANCE = NUMBER + "/" + NUMBER + "/" + NUMBER;
  private static final Pattern FORM = Pattern.compile(ALLOWANCE + ";" + ALLOWANCE + ";" + NUMBER);
  private static final int GROUPS_EACH = 3;

  private LimitsText() {}

  public static String format(Limits limits) {
    return format(limits.day()) + ";" + format(limits.month()) + ";" + limits.tokensPerMinute();
  }

  private static String format(Allowance allowance) {
    return allowance.requests() + "/" + allowance.tokens() + "/" + allowance.money().nanos();
  }

  /**
   * Reads what {@link #format} wrote.
   *
   * @throws IllegalArgumentException for a text of another form; it is not quoted
   */
  public static Limits parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("limits are malformed");
    }
    return new Limits(
        allowance(form, 0), allowance(form, GROUPS_EACH), number(form, 2 * GROUPS_EACH + 1));
  }

  private static Allowance allowance(MatchResult form, int before) {
    return new Allowance(
        number(form, before + 1),
        number(form, before + 2),
        new Money(number(form, before + GROUPS_EACH)));
  }

  private static long number(MatchResult form, int group) {
    return Long.parseLong(form.group(group));
  }
}
