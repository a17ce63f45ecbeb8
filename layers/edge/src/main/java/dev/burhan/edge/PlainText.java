package dev.burhan.edge;

import java.nio.charset.StandardCharsets;

/** Refuses text that no store can hold and no response can carry. */
public final class PlainText {

  private PlainText() {}

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
