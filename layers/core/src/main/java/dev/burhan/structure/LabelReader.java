package dev.burhan.structure;

import dev.burhan.structure.Label.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the label at the head of a line. All patterns are bounded and matched at the beginning
 * alone, on a {@link LineHead}; whether the label is meant as one is for {@link LineReader} to say.
 */
final class LabelReader {

  // What may follow a label directly: space, the end, a letter that begins a sentence, a quote.
  private static final String NEXT = "(?=\\s|$|[\\p{Lu}\\p{Lo}\"“«*_])";

  // 4.2  4.2.1.  12.3)
  private static final Pattern DECIMAL =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){1,8})[.):]?" + NEXT);

  // 1/2  1-1, as Arabic texts number; others write dates and fractions so.
  private static final Pattern SLASHED =
      Pattern.compile("(\\d{1,2}(?:[/-]\\d{1,2}){1,4})\\s?[-.):]?\\s{1,9}(?=[ء-ي\"«])");

  // (a)  (iv)  (12)  (أ)  (هـ)
  private static final Pattern BRACKETED =
      Pattern.compile("\\(\\s?([A-Za-z]{1,5}|\\d{1,3}|[ء-ي]{1,2})\\s?\\)[.:\\-–]?");

  // 1.  2)  3.RENT
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,3})([.)])" + NEXT);

  // a.  b)  IV.  أ.
  private static final Pattern LETTERED = Pattern.compile("([A-Za-z]{1,5}|[ء-ي])([.)])(?=\\s|$)");

  // 1-  أ-  أ :
  private static final Pattern DASHED =
      Pattern.compile("(\\d{1,3}|[ء-ي])\\s?([-–:])(?=$|[ء-ي]|\\s{1,9}(?:$|[\\p{L}\"“«(]))");

  // 10   SEVERABILITY: a number alone before capitals.
  private static final Pattern BARE = Pattern.compile("(\\d{1,2})\\s{1,9}(?=\\p{Lu}{2})");

  // § 4  § 12.1
  private static final Pattern SIGN =
      Pattern.compile("§{1,2}\\s?(\\d{1,4}(?:\\.\\d{1,3}){0,4})[a-z]?[.:)]?(?=\\s|$)");

  private static final Pattern BULLET = Pattern.compile("[-*•–—▪●◦·‣§]\\s");

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,11}|[ء-ي]{2,8}");

  // أولاً:  ثاني عشر -  عشرون.
  private static final Pattern ORDINAL =
      Pattern.compile("([ء-ي]{2,8})(?: (عشر|و[ء-ي]{4,8}))?\\s?(?:[:.،)\\-–]|$)");

  // What numbers a division: 4  4.02  (12)  No. 3  رقم (٣)
  private static final Pattern DIGITS =
      Pattern.compile(
          "\\.?\\s{0,9}(?:(?:no\\.?|number|رقم)\\s{0,3})?(\\()?\\s?(\\d{1,4}(?:\\.\\d{1,3}){0,4})(?:[A-Za-z]|\\s?مكرر[ا]?)?\\s?(\\))?"
              + "(?![\\p{L}\\p{N}(%]|[.,]\\d)",
          Pattern.CASE_INSENSITIVE);

  // IV  A  B-1
  private static final Pattern LETTERS =
      Pattern.compile(
          "\\s{1,9}\\(?([IVXLC]{1,7}|[ivxlc]{1,7}|[A-Z](?:-\\d{1,3})?|[ء-ي])\\)?(?![\\p{L}\\p{N}'’])");

  // الثالثة والأربعون  الخامسة بعد المائة  Two
  private static final Pattern SPELLED =
      Pattern.compile(
          "\\s{1,9}\\(?([A-Za-z]{3,8}|[ء-ي]{2,9})(?:\\s(عشره?|و[ء-ي]{4,8}))?(?:\\sبعد\\sالم[ا]?ئ(?:ه|تين))?\\)?(?![\\p{L}\\p{N}])");

  private static final Pattern MARKS = Pattern.compile("\\s{0,4}[-:.–—)]{1,2}");

  private LabelReader() {}

  /** The label at the beginning of a folded head, if there is one. */
  static Optional<Label> read(String head) {
    if (head.isEmpty()) {
      return Optional.empty();
    }
    char first = head.charAt(0);
    if (first == '(') {
      return matched(BRACKETED, head).flatMap(LabelReader::bracketed);
    }
    if (first >= '0' && first <= '9') {
      return number(head);
    }
    if (Character.isLetter(first)) {
      return division(head).or(() -> lettered(head)).or(() -> ordinal(head));
    }
    return sign(head).or(() -> bullet(head));
  }

  private static Optional<Label> number(String head) {
    return matched(DECIMAL, head)
        .or(() -> matched(SLASHED, head))
        .map(match -> Label.decimal(numbers(match.group(1)), match.end()))
        .or(() -> matched(NUMBERED, head).map(match -> numbered(match, match.group(2))))
        .or(() -> matched(DASHED, head).map(match -> numbered(match, "-")))
        .or(() -> matched(BARE, head).map(match -> numbered(match, "")));
  }

  private static Label numbered(MatchResult match, String mark) {
    int value = Integer.parseInt(match.group(1));
    return Label.counter(List.of(new Reading("1" + mark, value)), List.of(value), match.end());
  }

  private static Optional<Label> bracketed(MatchResult match) {
    var inside = match.group(1);
    if (Character.isDigit(inside.charAt(0))) {
      int value = Integer.parseInt(inside);
      return Optional.of(Label.counter(List.of(new Reading("(1)", value)), List.of(), match.end()));
    }
    return counted(inside, style -> "(" + style + ")", match.end());
  }

  private static Optional<Label> lettered(String head) {
    var stopped = matched(LETTERED, head);
    if (stopped.isPresent()) {
      var match = stopped.get();
      return counted(match.group(1), style -> style + match.group(2), match.end());
    }
    return matched(DASHED, head)
        .flatMap(match -> counted(match.group(1), style -> style + "-", match.end()));
  }

  /** What letters may count as. */
  private static Optional<Label> counted(String letters, UnaryOperator<String> style, int end) {
    var readings = new ArrayList<Reading>();
    var lower = letters.toLowerCase(Locale.ROOT);
    if (lower.equals(letters) || letters.toUpperCase(Locale.ROOT).equals(letters)) {
      boolean isUpper = !lower.equals(letters);
      add(readings, style.apply(isUpper ? "A" : "a"), Numerals.letter(lower));
      add(readings, style.apply(isUpper ? "I" : "i"), Numerals.roman(lower));
      add(readings, style.apply("abjad"), Numerals.abjad(letters));
      add(readings, style.apply("hijai"), Numerals.hijai(letters));
    }
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(Label.counter(readings, List.of(), end));
  }

  private static void add(List<Reading> readings, String style, OptionalInt value) {
    value.ifPresent(number -> readings.add(new Reading(style, number)));
  }

  private static Optional<Label> ordinal(String head) {
    return matched(ORDINAL, head)
        .flatMap(
            match -> {
              var second = match.group(2) == null ? "" : match.group(2);
              int value = Ordinals.read(match.group(1), second);
              return value > 0 && Ordinals.standsAlone(match.group(1), second)
                  ? Optional.of(
                      Label.counter(List.of(new Reading("ordinal", value)), List.of(), match.end()))
                  : Optional.empty();
            });
  }

  private static Optional<Label> sign(String head) {
    return matched(SIGN, head)
        .map(
            match ->
                Label.division(
                        Division.SECTION, new Reading("§", 0), numbers(match.group(1)), match.end())
                    .marked());
  }

  private static Optional<Label> bullet(String head) {
    return matched(BULLET, head).map(match -> Label.bullet(head.substring(0, 1), match.end() - 1));
  }

  /** Names of divisions begin with a capital; in small letters they refer to one. */
  private static Optional<Label> division(String head) {
    var word = matched(WORD, head).filter(match -> !Character.isLowerCase(head.charAt(0)));
    if (word.isEmpty()) {
      return Optional.empty();
    }
    var name = word.get().group().toLowerCase(Locale.ROOT);
    var stem = name.startsWith("ال") ? name.substring(2) : name;
    return Division.of(stem)
        .flatMap(division -> numbered(division, stem, head, word.get().end()))
        .map(label -> withMarks(label, head));
  }

  private static Optional<Label> numbered(Division division, String name, String head, int from) {
    var digits = matched(DIGITS, head, from);
    if (digits.isPresent()) {
      var match = digits.get();
      var numbers = numbers(match.group(2));
      var style = numbers.size() == 1 ? name : name + " of " + numbers.size() + " numbers";
      var label =
          Label.division(division, new Reading(style, numbers.getLast()), numbers, match.end());
      return Optional.of(match.group(1) == null ? label : label.marked());
    }
    var letters = matched(LETTERS, head, from);
    if (letters.isPresent()) {
      return Optional.of(lettered(division, name, letters.get()));
    }
    return matched(SPELLED, head, from).flatMap(match -> spelled(division, name, match));
  }

  private static Label lettered(Division division, String name, MatchResult match) {
    var roman = Numerals.roman(match.group(1).toLowerCase(Locale.ROOT));
    return roman.isPresent()
        ? Label.division(
            division, new Reading(name, roman.getAsInt()), List.of(roman.getAsInt()), match.end())
        : Label.division(division, new Reading(name, 0), List.of(), match.end());
  }

  private static Optional<Label> spelled(Division division, String name, MatchResult match) {
    var first = match.group(1).toLowerCase(Locale.ROOT);
    var second = match.group(2) == null ? "" : match.group(2);
    int value = Ordinals.read(first, second);
    return value == 0
        ? Optional.empty()
        : Optional.of(
            Label.division(division, new Reading(name, value), List.of(value), match.end()));
  }

  private static Label withMarks(Label label, String head) {
    return matched(MARKS, head, label.end())
        .map(
            marks ->
                new Label(
                    label.kind(),
                    label.division(),
                    label.readings(),
                    label.numbers(),
                    marks.end(),
                    true))
        .orElse(label);
  }

  private static List<Integer> numbers(String dotted) {
    var numbers = new ArrayList<Integer>();
    for (var number : dotted.split("[./-]", -1)) {
      numbers.add(Integer.parseInt(number));
    }
    return numbers;
  }

  private static Optional<MatchResult> matched(Pattern pattern, String head) {
    return matched(pattern, head, 0);
  }

  private static Optional<MatchResult> matched(Pattern pattern, String head, int from) {
    Matcher matcher = pattern.matcher(head).region(from, head.length()).useTransparentBounds(true);
    return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }
}
