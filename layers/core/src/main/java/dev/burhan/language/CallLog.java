package dev.burhan.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the calls to models that one request has to pay for. Whoever makes it still has them
 * when the request fails. Not thread-safe: one request, one thread.
 */
public final class CallLog {

  private final List<ModelCall> calls = new ArrayList<>();

  /** Gives the meter for the calls of a step that has no prompt. */
  public TokenMeter of(ModelCall.Step step) {
    return of(step, Optional.empty());
  }

  /** Gives the meter for the calls that one version of a prompt is sent with. */
  public TokenMeter of(ModelCall.Step step, String promptVersion) {
    return of(step, Optional.of(promptVersion));
  }

  private TokenMeter of(ModelCall.Step step, Optional<String> promptVersion) {
    return (model, usage) -> calls.add(new ModelCall(step, model, promptVersion, usage));
  }

  /** The calls so far, oldest first. */
  public List<ModelCall> calls() {
    return List.copyOf(calls);
  }
}
