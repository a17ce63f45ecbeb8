package dev.burhan.language;

import java.util.regex.Pattern;

/** Names a language by its two-letter ISO 639-1 code. */
public record Language(String code) {

  // Before the constants below, whose construction needs it.
  private static final Pattern FORM = Pattern.compile("[a-z]{2}");

  public static final Language ENGLISH = new Language("en");
  public static final Language ARABIC = new Language("ar");

  public Language {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("language must be a two-letter code, got: " + code);
    }
  }

  /**
   * Tells the language of a text by its script: Arabic where Arabic letters outnumber Latin ones,
   * English otherwise. Other languages are named by the caller, not guessed.
   */
  public static Language of(String text) {
    long arabic = text.codePoints().filter(Language::isArabicLetter).count();
    long latin = text.codePoints().filter(Language::isLatinLetter).count();
    return arabic > latin ? ARABIC : ENGLISH;
  }

  private static boolean isArabicLetter(int codePoint) {
    return Character.isLetter(codePoint)
        && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.ARABIC;
  }

  private static boolean isLatinLetter(int codePoint) {
    return Character.isLetter(codePoint)
        && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN;
  }

  @Override
  public String toString() {
    return code;
  }
}
