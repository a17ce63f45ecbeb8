package dev.burhan.structure;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells captions, the few words a clause is called by, from the sentence it begins with. */
final class Captions {

  private static final int WORDS_MAX = 10;
  private static final int WORDS_WITH_STOP_MAX = 6;
  private static final int WORDS_IN_SENTENCE_CASE_MAX = 8;

  /** How far into a clause its caption may reach. */
  private static final int CAPTION_MAX = 80;

  private static final int ARABIC_MAX = 60;
  private static final int ARABIC_WORDS_MAX = 8;
  private static final int ARABIC_WORDS_BEFORE_COLON_MAX = 5;
  private static final String QUOTES = "\"“”«»";
  private static final Pattern EDGES = Pattern.compile("^[\\s*_#]{1,9}|[\\s*_#.:：]{1,20}$");
  private static final Pattern SPACE = Pattern.compile("\\s{2,}+|[\\t\\r\\n]");

  private Captions() {}

  /** Tells whether a line behind its label is a caption alone, as a heading is. */
  static boolean isCaption(String rest) {
    int words = words(rest);
    if (words > WORDS_MAX || endsIn(rest, ";,،؛") || rest.contains(". ")) {
      return false;
    }
    if (Letters.beginsArabic(rest)) {
      return words <= ARABIC_WORDS_MAX && rest.length() <= ARABIC_MAX && !endsIn(rest, ".:");
    }
    return Letters.areOfTitle(rest) && !(endsIn(rest, ".") && words > WORDS_WITH_STOP_MAX);
  }

  /** The same with small letters, as in "4. Supply of products". */
  static boolean isInSentenceCase(String rest) {
    return Letters.beginsUpper(rest)
        && words(rest) <= WORDS_IN_SENTENCE_CASE_MAX
        && !endsIn(rest, ".;:,")
        && !rest.contains(". ")
        && !hasQuote(rest);
  }

  /**
   * Label and caption of a clause that begins with one: {@code 4.2 Deposit} of "4.2 Deposit. The
   * Tenant shall ...".
   *
   * @param labelled the line from its label on
   * @param rest the line behind its label
   */
  static Optional<String> of(String labelled, String rest) {
    int end = 2;
    while (end < Math.min(rest.length() - 2, CAPTION_MAX) && !endsCaption(rest, end)) {
      end++;
    }
    if (end >= Math.min(rest.length() - 2, CAPTION_MAX) || !isBefore(rest, end)) {
      return Optional.empty();
    }
    return Optional.of(cleaned(labelled.substring(0, labelled.length() - rest.length() + end)));
  }

  private static boolean endsCaption(String rest, int i) {
    if (".:–—".indexOf(rest.charAt(i)) < 0) {
      return false;
    }
    int next = i + 1;
    while (next < rest.length() && "*_".indexOf(rest.charAt(next)) >= 0) {
      next++;
    }
    return next < rest.length() - 1
        && Character.isWhitespace(rest.charAt(next))
        && !rest.substring(next).isBlank();
  }

  private static boolean isBefore(String rest, int end) {
    var caption = rest.substring(0, end).strip();
    if (caption.length() < 3 || hasQuote(caption) || endsInNumber(caption)) {
      return false;
    }
    return Letters.beginsArabic(caption)
        ? rest.charAt(end) != '.' && words(caption) <= ARABIC_WORDS_BEFORE_COLON_MAX
        : Letters.areOfTitle(caption) && words(caption) <= ARABIC_WORDS_MAX;
  }

  /** "LLC of 1565N. Central Expressway" has no caption. */
  private static boolean endsInNumber(String words) {
    return words.substring(words.lastIndexOf(' ') + 1).chars().anyMatch(Character::isDigit);
  }

  private static boolean hasQuote(String words) {
    return words.chars().anyMatch(c -> QUOTES.indexOf(c) >= 0);
  }

  private static int words(String text) {
    return text.strip().split("\\s+", WORDS_MAX + 2).length;
  }

  static boolean endsIn(String words, String marks) {
    return !words.isEmpty() && marks.indexOf(words.charAt(words.length() - 1)) >= 0;
  }

  /** A heading without the marks of Markdown, its stop or colon, and runs of space. */
  static String cleaned(String words) {
    return SPACE.matcher(EDGES.matcher(words).replaceAll("")).replaceAll(" ");
  }
}
