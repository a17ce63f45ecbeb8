package dev.burhan.parsers.pdf;

import java.util.regex.Pattern;

/** Knows what clauses, sub-clauses and items of lists begin with, in English and Arabic. */
final class Markers {

  private static final String NUMBER = "\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3}){0,6}";

  private static final String MARK =
      "(?:"
          + "\\("
          + "(?:"
          + NUMBER
          + "|(\\p{L})\\1?|[ivxlcIVXLC]{1,6})"
          + "\\)"
          + "|(?:"
          + NUMBER
          + "|([a-zA-Zأ-ي])\\2?|[ivxlcIVXLC]{1,6})[.)]"
          + "|(?:"
          + NUMBER
          + "|[أ-ي])\\s?[\\-–:]"
          + "|\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3}){1,6}"
          + "|[•▪◦‣·●○■□☐☒✓§o–—*\\-]"
          + ")";

  private static final Pattern ALONE = Pattern.compile(MARK);

  private static final Pattern BARE = Pattern.compile(NUMBER);

  private static final Pattern START = Pattern.compile(MARK + "\\s+\\S");

  /** Words that begin a clause, but may also be met in the middle of a sentence. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?:(?:ARTICLE|Article|SECTION|Section|SCHEDULE|Schedule|EXHIBIT|Exhibit|ANNEX|Annex|APPENDIX|Appendix|CLAUSE|Clause|PART|Part|CHAPTER|Chapter|§)\\s+[\\p{Nd}A-Z]"
              + "|(?:المادة|مادة|البند|الفصل|الباب|القسم|الملحق)\\s+\\S"
              + "|(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)(?:اً|ًا|ا)\\s*[:：.\\-–])");

  private Markers() {}

  /** Tells whether a text is such a mark and nothing else. */
  static boolean isMarker(String text) {
    return ALONE.matcher(text).matches();
  }

  static boolean isNumber(String text) {
    return BARE.matcher(text).matches();
  }

  static boolean begins(String line) {
    return START.matcher(line).lookingAt();
  }

  /** A mark, or a word that is one at the beginning of a paragraph. */
  static boolean mayBegin(String line) {
    return begins(line) || WORD.matcher(line).lookingAt();
  }
}
