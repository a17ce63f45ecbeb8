package dev.burhan.language;

import java.util.Optional;

/**
 * Says what one call to a model took, for whoever pays for it.
 *
 * @param model as prices have it
 * @param promptVersion empty where there was no prompt
 * @param usage none where the model runs in this process or is not paid by the token
 */
public record ModelCall(Step step, String model, Optional<String> promptVersion, TokenUsage usage) {

  /** What a call was made for. */
  public enum Step {
    REWRITE,
    EMBED,
    RERANK,
    ANSWER
  }
}
