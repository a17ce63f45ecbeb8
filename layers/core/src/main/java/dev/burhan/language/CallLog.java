package dev.burhan.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the calls to models that one request has to pay for. Whoever makes it still has them
 * when the request fails. Not thread-safe: one request, one thread.
 */
public final class CallLog {

  private final List<ModelCall> calls = new ArrayList<>();
  private Turns turns = (model, tokensMax) -> Optional.empty();

  /** Says whose turn it is at a model that many ask. */
  @FunctionalInterface
  public interface Turns {

    /** As {@link TokenMeter#turn}. */
    Optional<Duration> turn(String model, int tokensMax);
  }

  /** Lets calls from now on wait for their turn. */
  public void takeTurns(Turns by) {
    turns = by;
  }

  /** Gives the meter for the calls of a step that has no prompt. */
  public TokenMeter of(ModelCall.Step step) {
    return of(step, Optional.empty());
  }

  /** Gives the meter for the calls that one version of a prompt is sent with. */
  public TokenMeter of(ModelCall.Step step, String promptVersion) {
    return of(step, Optional.of(promptVersion));
  }

  private TokenMeter of(ModelCall.Step step, Optional<String> promptVersion) {
    return new TokenMeter() {
      @Override
      public void took(String model, TokenUsage usage) {
        calls.add(new ModelCall(step, model, promptVersion, usage));
      }

      @Override
      public Optional<Duration> turn(String model, int tokensMax) {
        return turns.turn(model, tokensMax);
      }
    };
  }

  /** The calls so far, oldest first. */
  public List<ModelCall> calls() {
    return List.copyOf(calls);
  }
}
