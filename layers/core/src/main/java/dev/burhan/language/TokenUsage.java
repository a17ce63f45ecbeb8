package dev.burhan.language;

import java.util.List;

/**
 * Counts the tokens of one call in the four classes that are priced apart.
 *
 * @param input read anew
 * @param output written
 * @param cacheRead read from the provider's cache
 * @param cacheWrite read and put into the provider's cache
 * @param estimated whether the model did not say and they were reckoned from the length of the text
 */
public record TokenUsage(int input, int output, int cacheRead, int cacheWrite, boolean estimated) {

  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, false);

  /** Characters of a token of English text, about; fewer in other scripts. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  public TokenUsage {
    if (input < 0 || output < 0 || cacheRead < 0 || cacheWrite < 0) {
      throw new IllegalArgumentException("tokens must not be negative");
    }
  }

  /** Reckons the tokens of a call that ended before the model could say. */
  public static TokenUsage estimate(Prompt prompt, String reply) {
    int input = estimate(prompt.system());
    for (var message : prompt.messages()) {
      input += estimate(message.text());
    }
    return new TokenUsage(input, estimate(reply), 0, 0, true);
  }

  /** Adds up what several calls took. */
  public static TokenUsage sum(List<ModelCall> calls) {
    return calls.stream().map(ModelCall::usage).reduce(NONE, TokenUsage::plus);
  }

  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        input + other.input,
        output + other.output,
        cacheRead + other.cacheRead,
        cacheWrite + other.cacheWrite,
        estimated || other.estimated);
  }

  public int total() {
    return input + output + cacheRead + cacheWrite;
  }

  /** Reckons the tokens of a text; outside ASCII one is of about two letters. */
  public static int estimate(String text) {
    long ascii = text.chars().filter(character -> character < 0x80).count();
    return Math.toIntExact(
        Math.ceilDiv(ascii, CHARACTERS_PER_TOKEN) + Math.ceilDiv(text.length() - ascii, 2));
  }
}
