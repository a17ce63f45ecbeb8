package dev.burhan.language;

/**
 * Says how a reply ended and what it took.
 *
 * @param text all that was handed over, in one piece
 */
public record Reply(String text, Stop stop, TokenUsage usage) {

  /** Why a model stopped writing. */
  public enum Stop {
    /** It had said what it had to say. */
    END,
    /** It reached the limit of tokens: the text is cut. */
    LENGTH,
    /** It declined to answer. */
    REFUSED,
    /** A filter of the provider stopped it. */
    FILTERED,
    /** The caller wanted no more. */
    CANCELLED
  }
}
