package dev.burhan.parsers.pdf;

/** Says how a character takes part in the ordering of mixed text, as UAX #9 classes it. */
enum LetterKind {
  LATIN,
  ARABIC,
  DIGIT,
  ARABIC_DIGIT,
  /** Parts digits of one number: 1,850.75 or 12/05/2020. */
  SEPARATOR,
  /** Parts digits of one number only where no Arabic came before: 1-2. */
  SIGN,
  OTHER;

  static LetterKind of(Letter letter) {
    return switch (Character.getDirectionality(letter.text().codePointAt(0))) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          ARABIC;
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> LATIN;
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> DIGIT;
      case Character.DIRECTIONALITY_ARABIC_NUMBER -> ARABIC_DIGIT;
      case Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR -> SEPARATOR;
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR -> SIGN;
      default -> OTHER;
    };
  }
}
