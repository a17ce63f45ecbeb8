package dev.burhan.documents;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what one line of a legal text is, in English and Arabic: a heading with its depth, the
 * start of a numbered clause, an item of a list, or plain text.
 */
sealed interface StructureLine {

  /** A heading; depth 1 is outermost. */
  record Heading(int depth, String title) implements StructureLine {}

  /** The first line of a numbered clause such as {@code 4.2}. */
  record Clause() implements StructureLine {}

  /** An item such as {@code (a)}, {@code أولاً} or {@code -}, which belongs to what precedes it. */
  record Item() implements StructureLine {}

  record Plain() implements StructureLine {}

  record Blank() implements StructureLine {}

  int TITLE_MAX = 160;

  Pattern MARKDOWN = Pattern.compile("(#{1,6})\\s+(.+?)\\s*#*");
  // Bounded and matched at the start alone: a line may be as long as the text.
  Pattern CLAUSE = Pattern.compile("\\p{Nd}{1,6}(\\.\\p{Nd}{1,6}){1,9}[.)]?\\s+\\S");
  Pattern ITEM =
      Pattern.compile(
          "(\\([\\p{L}\\p{Nd}]{1,4}\\)|[\\p{Nd}]{1,3}[.)\\-]|[a-zA-Zأ-ي][.)]|[-*•–]"
              + "|(أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)(اً|ًا|ا)?\\s*[:：.\\-–])\\s*\\S");
  Pattern TITLED =
      Pattern.compile(
          "(part|title|chapter|article|section|schedule|annex|appendix|الباب|القسم|الفصل|المادة|مادة|البند|الملحق)"
              + "\\s+(\\(?[\\p{Nd}]+\\)?|[ivxlcIVXLC]+|[A-Z]|\\p{IsArabic}+)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  Set<String> OUTER =
      Set.of("part", "title", "الباب", "القسم", "schedule", "annex", "appendix", "الملحق");
  Set<String> MIDDLE = Set.of("chapter", "الفصل");

  static StructureLine read(String line) {
    var text = line.strip();
    if (text.isEmpty()) {
      return new Blank();
    }
    var markdown = MARKDOWN.matcher(text);
    if (isShort(text) && markdown.matches()) {
      return new Heading(markdown.group(1).length(), markdown.group(2));
    }
    if (CLAUSE.matcher(text).lookingAt()) {
      return new Clause();
    }
    if (ITEM.matcher(text).lookingAt()) {
      return new Item();
    }
    return isTitle(text) ? new Heading(depth(text), text) : new Plain();
  }

  /** A titled line is a heading when it is short and no sentence. */
  private static boolean isTitle(String text) {
    boolean isSentence = text.endsWith(".") || text.endsWith(";") || text.endsWith("؛");
    return isShort(text) && !isSentence && TITLED.matcher(text).matches();
  }

  /** A heading goes with every chunk below it, so none may be long. */
  private static boolean isShort(String text) {
    return text.length() <= TITLE_MAX;
  }

  private static int depth(String text) {
    var first = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    return OUTER.contains(first) ? 2 : MIDDLE.contains(first) ? 3 : 4;
  }
}
