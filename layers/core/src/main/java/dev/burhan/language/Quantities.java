package dev.burhan.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the numbers of a text, in digits (1,000; ١٬٠٠٠; 2.5 million; 21st) and in words
 * (twenty-five; ثلاثون), English and Arabic. Dates and references come as their numbers.
 */
public final class Quantities {

  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}])(?:\\p{Nd}{1,3}(?:[,٬]\\p{Nd}{3})+(?!\\p{Nd})|\\p{Nd}{1,18})(?:[.٫]\\p{Nd}{1,6})?");
  private static final Pattern MULTIPLIER =
      Pattern.compile(
          "\\s?(?:(thousand|الف|الاف|آلاف|ألف|k)|(million|مليون|ملايين|m|mn)|(billion|مليار|bn|b))(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private Quantities() {}

  /**
   * One number.
   *
   * @param value without trailing zeros
   * @param isRound whether it was written short, as <i>2.5 million</i> is
   * @param start of the UTF-16 span it was found at
   */
  public record Quantity(BigDecimal value, boolean isRound, boolean isWord, int start, int end) {}

  /** Numbers in the order of the text; spans do not overlap. */
  public static List<Quantity> of(String text) {
    var found = new ArrayList<Quantity>();
    var matcher = DIGITS.matcher(text);
    while (matcher.find()) {
      found.add(multiplied(text, matcher.group(), matcher.start(), matcher.end()));
    }
    var inDigits = new BitSet(text.length());
    found.forEach(number -> inDigits.set(number.start(), number.end()));
    for (var word : NumberWords.in(text)) {
      int next = inDigits.nextSetBit(word.start());
      if (next < 0 || next >= word.end()) {
        found.add(word);
      }
    }
    found.sort(Comparator.comparingInt(Quantity::start));
    return found;
  }

  private static Quantity multiplied(String text, String digits, int start, int end) {
    var value =
        new BigDecimal(Normaliser.normalise(digits).replaceAll("[,٬]", "").replace('٫', '.'));
    var after = MULTIPLIER.matcher(text).region(end, Math.min(text.length(), end + 16));
    after.useTransparentBounds(true);
    if (!after.lookingAt()) {
      return new Quantity(plain(value), false, false, start, end);
    }
    int power = after.group(1) != null ? 1 : after.group(2) != null ? 2 : 3;
    return new Quantity(
        plain(value.multiply(THOUSAND.pow(power))), true, false, start, after.end());
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }
}
