package dev.burhan.language;

/** Takes what calls to models took, one by one, as soon as each has ended, however it did. */
@FunctionalInterface
public interface TokenMeter {

  /** Counts nothing. */
  TokenMeter NONE = (model, usage) -> {};

  /**
   * Counts a call.
   *
   * @param model as prices have it
   */
  void took(String model, TokenUsage usage);
}
