package dev.burhan.aws;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Reply;
import dev.burhan.language.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Reads what Converse says about the end of a reply, streamed or not. */
final class ConverseStops {

  private ConverseStops() {}

  /**
   * Tells why a model stopped.
   *
   * @throws DependencyFailure.Transient when it wrote what Bedrock could not read
   * @throws DependencyFailure.Permanent for a reason that is not known here, tools among them: we
   *     offer none
   */
  static Reply.Stop stop(@Nullable String reason, BedrockFailures failures) {
    return switch (reason) {
      case "end_turn", "stop_sequence" -> Reply.Stop.END;
      case "max_tokens", "model_context_window_exceeded" -> Reply.Stop.LENGTH;
      case "guardrail_intervened", "content_filtered" -> Reply.Stop.FILTERED;
      case "refusal" -> Reply.Stop.REFUSED;
      case "malformed_model_output", "malformed_tool_use" ->
          throw failures.passing("wrote what is not text, stop=" + reason);
      case null, default -> throw failures.notUnderstood("an unknown stop");
    };
  }

  static TokenUsage usage(software.amazon.awssdk.services.bedrockruntime.model.TokenUsage tokens) {
    return new TokenUsage(
        count(tokens.inputTokens()),
        count(tokens.outputTokens()),
        count(tokens.cacheReadInputTokens()),
        count(tokens.cacheWriteInputTokens()),
        false);
  }

  private static int count(@Nullable Integer tokens) {
    return tokens == null ? 0 : Math.max(0, tokens);
  }
}
