package dev.burhan.language;

import java.util.Set;

/** Knows words that turn what follows into its opposite, in normalised spelling. */
public final class Negators {

  private static final Set<String> WORDS =
      Set.of(
          "not", "no", "never", "without", "neither", "nor", "none", "cannot", "nobody", "nothing",
          "unless", "except", "لا", "لم", "لن", "ليس", "ليست", "ليسوا", "غير", "دون", "بدون", "ولا",
          "ولم", "ولن", "وليس", "فلا", "فلم", "فلن", "فليس", "الا", "مالم");

  private Negators() {}

  /**
   * Tells whether a normalised word negates.
   *
   * @param before the normalised word before it, which tells the <i>t</i> of <i>isn't</i>
   */
  public static boolean contains(String normalWord, String before) {
    return WORDS.contains(normalWord)
        || (normalWord.equals("t") && (before.endsWith("n") || before.equals("can")));
  }
}
