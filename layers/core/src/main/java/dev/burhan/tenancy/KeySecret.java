package dev.burhan.tenancy;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Holds what a client sends to prove who it is: {@code bk_<id>_<200 random bits>}, in letters that
 * survive being read aloud. It is shown when it is made and never again.
 */
public record KeySecret(String value) {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID_LETTERS = 10;
  private static final int RANDOM_LETTERS = 40;
  private static final String PREFIX = "bk_";
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "[a-z2-7]{" + ID_LETTERS + "}_[a-z2-7]{" + RANDOM_LETTERS + "}");

  public KeySecret {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not the form of an API key");
    }
  }

  /**
   * Makes a secret that nobody can guess.
   *
   * @param random of cryptographic strength
   */
  public static KeySecret random(RandomGenerator random) {
    return new KeySecret(
        PREFIX + letters(ID_LETTERS, random) + "_" + letters(RANDOM_LETTERS, random));
  }

  /** Reads what a client sent; whatever is not exactly of the form is none. */
  public static Optional<KeySecret> read(String text) {
    return isValid(text) ? Optional.of(new KeySecret(text)) : Optional.empty();
  }

  /** Five bits a letter. */
  public static String letters(int count, RandomGenerator random) {
    var letters = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return letters.toString();
  }

  private static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  public KeyId id() {
    return new KeyId(value.substring(PREFIX.length(), PREFIX.length() + ID_LETTERS));
  }

  /** Shows the part that is no secret. */
  @Override
  public String toString() {
    return PREFIX + id() + "_…";
  }
}
