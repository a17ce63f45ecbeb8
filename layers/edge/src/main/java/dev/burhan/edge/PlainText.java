package dev.burhan.edge;

import java.nio.charset.StandardCharsets;

/** Refuses text that no store can hold and no response can carry. */
public final class PlainText {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private PlainText() {}

  /**
   * Returns {@code value} as it is, a line that people read and compare.
   *
   * @param min and {@code max} characters it holds
   * @throws ProblemException naming {@code field} when it is blank where it must not be, too long,
   *     or holds characters that nobody sees: controls, marks that turn the direction of writing,
   *     line ends
   */
  public static String line(String field, String value, int min, int max) {
    check(field, value);
    if (value.length() > max || value.strip().length() < min) {
      throw new ProblemException(
          Problem.invalid(field, "This field must hold %d to %d characters.".formatted(min, max)));
    }
    if (value.codePoints().anyMatch(PlainText::isInvisible)) {
      throw new ProblemException(
          Problem.invalid(field, "This field must not hold control or invisible characters."));
    }
    return value;
  }

  /** Joiners are letters' neighbours in Persian and Indic writing, and stay. */
  private static boolean isInvisible(int character) {
    if (character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER) {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /**
   * Returns {@code value} as it is.
   *
   * @throws ProblemException naming {@code field} when the value holds NUL or half a surrogate pair
   */
  public static String check(String field, String value) {
    if (value.indexOf('\0') >= 0) {
      throw new ProblemException(
          Problem.invalid(field, "This field must not hold NUL characters."));
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw new ProblemException(Problem.invalid(field, "This field holds half a surrogate pair."));
    }
    return value;
  }
}
