package dev.burhan.aws;

/** Cuts what a model would refuse for its length. */
final class LongText {

  private LongText() {}

  /** The beginning of a text, not ending within a character. */
  static String cut(String text, int charactersMax) {
    if (text.length() <= charactersMax) {
      return text;
    }
    boolean within = Character.isHighSurrogate(text.charAt(charactersMax - 1));
    return text.substring(0, within ? charactersMax - 1 : charactersMax);
  }
}
