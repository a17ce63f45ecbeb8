package dev.burhan.parsers.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides how the end of a line joins the beginning of the next: with a space, without, or without
 * the hyphen between them.
 *
 * <p>A hyphen at a line's end may be part of the word ("non-exclusive") or come from breaking it
 * ("confiden-tial"). The document decides: the form that stands unbroken elsewhere in it, or a word
 * that begins in the same way, or, where the document is seen to break words, that the second part
 * is no word of it. Without such evidence the hyphen stays, as nothing shown may be lost.
 */
final class Hyphens {

  /** How two lines join. */
  enum Join {
    SPACE,
    KEEP,
    DROP
  }

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}]+(?:[-\u2010\u2011\u00AD][\\p{L}\\p{M}]+)*");

  private static final Pattern BROKEN = Pattern.compile("([\\p{L}\\p{M}]+)[-\u2010\u2011\u00AD]$");

  private static final Pattern FIRST_WORD = Pattern.compile("^[\\p{L}\\p{M}]+");

  /** After these a hyphen stands for a part left out: "short- and long-term". */
  private static final Set<String> AND = Set.of("and", "or", "to", "und", "oder", "et", "ou");

  /** So many letters of the second part must agree with those of another word. */
  private static final int AGREEING = 3;

  /** So many words seen to be broken make a document one that breaks words. */
  private static final int BROKEN_MIN = 3;

  /**
   * Longer words are not looked at whole: a line may be one "word" of a hundred thousand letters.
   */
  private static final int WORD_MAX = 60;

  private static final char SOFT = '\u00AD';

  private final TreeMap<String, Integer> words = new TreeMap<>();
  private final Map<String, Integer> compounds = new HashMap<>();
  private boolean breaksWords;
  private boolean softIsHard;

  /** What is known without a document: nothing. */
  private static final Hyphens NO_EVIDENCE = new Hyphens();

  private Hyphens() {}

  /** Joins lines of which nothing else is known. */
  static Hyphens none() {
    return NO_EVIDENCE;
  }

  /** What the lines of a document, in order, tell about its hyphens. */
  static Hyphens of(List<String> lines) {
    var hyphens = new Hyphens();
    lines.forEach(hyphens::learn);
    int broken = 0;
    int kept = 0;
    for (int i = 1; i < lines.size(); i++) {
      if (broken(lines.get(i - 1)).find()) {
        var join = hyphens.join(lines.get(i - 1), lines.get(i));
        broken += join == Join.DROP ? 1 : 0;
        kept += join == Join.KEEP ? 1 : 0;
      }
    }
    hyphens.breaksWords = broken >= BROKEN_MIN && broken > kept / 2;
    return hyphens;
  }

  private void learn(String line) {
    // A word that the line's end cuts off says nothing.
    var cut = broken(line);
    int end = cut.find() ? cut.start() : line.length();
    softIsHard |= line.lastIndexOf(SOFT, line.length() - 2) >= 0;
    var word = WORD.matcher(line).region(0, end);
    while (word.find()) {
      var text = plain(word.group());
      if (text.indexOf('-') < 0) {
        words.merge(text, 1, Integer::sum);
      } else {
        compounds.merge(text, 1, Integer::sum);
      }
    }
  }

  private static Matcher broken(String line) {
    return BROKEN.matcher(line).region(Math.max(0, line.length() - WORD_MAX), line.length());
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[\u2010\u2011\u00AD]", "-");
  }

  Join join(String line, String next) {
    int length = line.length();
    if (length < 2 || next.isEmpty()) {
      return Join.SPACE;
    }
    char last = line.charAt(length - 1);
    boolean isAttached = !Character.isWhitespace(line.charAt(length - 2));
    boolean goesOn = Character.isLetterOrDigit(next.codePointAt(0));
    if (last == SOFT && !softIsHard) {
      return Join.DROP;
    }
    if (last == '\u2014' || last == '/') {
      return isAttached && goesOn ? Join.KEEP : Join.SPACE;
    }
    if (!isAttached || (last != '-' && last != '\u2010' && last != '\u2011' && last != SOFT)) {
      return Join.SPACE;
    }
    return hyphen(line, next);
  }

  private Join hyphen(String line, String next) {
    int before = line.codePointBefore(line.length() - 1);
    if (!Character.isLetterOrDigit(before) || Character.isWhitespace(next.charAt(0))) {
      return Join.SPACE;
    }
    var first = broken(line);
    var second = FIRST_WORD.matcher(next);
    if (!first.find() || !second.find()) {
      return Join.KEEP;
    }
    if (AND.contains(second.group())) {
      return Join.SPACE;
    }
    return Character.isLowerCase(next.codePointAt(0))
        ? parts(plain(first.group(1)), plain(second.group()))
        : Join.KEEP;
  }

  private Join parts(String first, String second) {
    int joined = words.getOrDefault(first + second, 0);
    int compound = compounds.getOrDefault(first + "-" + second, 0);
    if (joined != compound) {
      return joined > compound ? Join.DROP : Join.KEEP;
    }
    if (second.length() >= AGREEING && first.length() > 1) {
      var beginning = first + second.substring(0, AGREEING);
      var similar = words.ceilingKey(beginning);
      if (similar != null && similar.startsWith(beginning)) {
        return Join.DROP;
      }
    }
    return breaksWords && !words.containsKey(second) ? Join.DROP : Join.KEEP;
  }

  /** Adds a line to a text. */
  void add(StringBuilder text, String line) {
    if (text.isEmpty()) {
      text.append(line);
      return;
    }
    switch (join(text.substring(Math.max(0, text.length() - WORD_MAX)), line)) {
      case SPACE -> text.append(' ');
      case DROP -> text.setLength(text.length() - 1);
      case KEEP -> {}
    }
    text.append(line);
  }

  /** Adds a line to a text of which nothing else is known. */
  static void append(StringBuilder text, String line) {
    NO_EVIDENCE.add(text, line);
  }

  /** A hyphen that would show only at a line's end, but is shown within: a plain one. */
  static String shown(String text) {
    return text.replace(SOFT, '-');
  }
}
