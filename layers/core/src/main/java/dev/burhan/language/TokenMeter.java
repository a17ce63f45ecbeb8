package dev.burhan.language;

import java.time.Duration;
import java.util.Optional;

/**
 * Takes what calls to models took, one by one, as soon as each has ended, however it did; and says
 * before whether it is the caller's turn.
 */
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

  /**
   * Asks for a turn before a call.
   *
   * @param tokensMax of the call, read and written
   * @return how long until it may be the caller's turn; empty when it is
   */
  default Optional<Duration> turn(String model, int tokensMax) {
    return Optional.empty();
  }
}
