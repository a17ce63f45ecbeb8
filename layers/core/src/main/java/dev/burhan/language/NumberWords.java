package dev.burhan.language;

import dev.burhan.language.Quantities.Quantity;
import dev.burhan.language.Words.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers written in words. <i>One</i>, <i>first</i> and <i>second</i> are left out: they are
 * seldom meant as numbers.
 */
final class NumberWords {

  private static final String TABLE =
      """
      0 zero صفر
      2 two twice اثنان اثنين اثنتان اثنتين ثاني ثانيه
      3 three third ثلاثه ثلاث ثالث ثالثه
      4 four fourth اربعه اربع رابع رابعه
      5 five fifth خمسه خمس خامس خامسه
      6 six sixth سته ست سادس سادسه
      7 seven seventh سبعه سبع سابع سابعه
      8 eight eighth ثمانيه ثماني ثمان ثامن ثامنه
      9 nine ninth تسعه تسع تاسع تاسعه
      10 ten tenth عشره عشر عاشر عاشره
      11 eleven eleventh
      12 twelve twelfth dozen
      13 thirteen thirteenth
      14 fourteen fourteenth
      15 fifteen fifteenth
      16 sixteen sixteenth
      17 seventeen seventeenth
      18 eighteen eighteenth
      19 nineteen nineteenth
      20 twenty twentieth عشرون عشرين
      30 thirty thirtieth ثلاثون ثلاثين
      40 forty fortieth اربعون اربعين
      50 fifty fiftieth خمسون خمسين
      60 sixty sixtieth ستون ستين
      70 seventy seventieth سبعون سبعين
      80 eighty eightieth ثمانون ثمانين
      90 ninety ninetieth تسعون تسعين
      100 hundred مئه مائه
      200 مئتان مئتين مائتان مائتين
      1000 thousand الف الاف
      1000000 million مليون ملايين
      1000000000 billion مليار
      """;

  private static final Map<String, Long> VALUES = values();

  private NumberWords() {}

  static List<Quantity> in(String text) {
    var found = new ArrayList<Quantity>();
    var words = Words.of(text);
    int i = 0;
    while (i < words.size()) {
      int end = runEnd(text, words, i);
      if (end > i) {
        found.add(quantity(words.subList(i, end)));
      }
      i = Math.max(end, i + 1);
    }
    return found;
  }

  /** The end of the words from {@code start} that make one number. */
  private static int runEnd(String text, List<Word> words, int start) {
    int end = start;
    @Nullable Long before = null;
    while (end < words.size()) {
      var value = value(words.get(end).normal(), end > start);
      if (value == null || (before != null && !joins(text, words, end, before, value))) {
        break;
      }
      before = value;
      end++;
    }
    return end;
  }

  /** Twenty and five join, and so do two and hundred; two and three do not. */
  private static boolean joins(String text, List<Word> words, int at, long before, long value) {
    var between = text.substring(words.get(at - 1).end(), words.get(at).start());
    boolean isNear = between.isBlank() || between.equals("-");
    boolean multiplies = value >= 100 && value > before;
    boolean isTeen =
        value == 10 && before < 10 && Language.of(words.get(at).normal()).equals(Language.ARABIC);
    boolean adds = before >= 20 && value < before && before % 10 == 0;
    boolean addsTens = words.get(at).normal().startsWith("و") && value > before && value < 100;
    return isNear && (multiplies || isTeen || adds || addsTens);
  }

  private static Quantity quantity(List<Word> run) {
    long sum = 0;
    long current = 0;
    for (int i = 0; i < run.size(); i++) {
      var value = value(run.get(i).normal(), i > 0);
      long number = value == null ? 0 : value;
      if (number < 100 || number == 200) {
        current += number;
      } else if (number == 100) {
        current = Math.max(1, current) * number;
      } else {
        sum += Math.max(1, current) * number;
        current = 0;
      }
    }
    var value = BigDecimal.valueOf(sum + current);
    return new Quantity(
        value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros(),
        false,
        true,
        run.getFirst().start(),
        run.getLast().end());
  }

  private static @Nullable Long value(String normal, boolean follows) {
    var value = VALUES.get(normal);
    if (value == null && normal.startsWith("ال")) {
      value = VALUES.get(normal.substring(2));
    }
    if (value == null && follows && normal.startsWith("و")) {
      value = value(normal.substring(1), false);
    }
    return value;
  }

  private static Map<String, Long> values() {
    var values = new HashMap<String, Long>();
    for (var line : TABLE.strip().split("\n", -1)) {
      var words = line.strip().split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        values.put(words[i], Long.valueOf(words[0]));
      }
    }
    return Map.copyOf(values);
  }
}
