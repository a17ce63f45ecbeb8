package dev.burhan.models.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Reply;
import dev.burhan.language.ReplyText;
import dev.burhan.language.TokenUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes one reply out of the chunks of a chat completion. */
final class ChatStream {

  static final String DONE = "[DONE]";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String model;
  private final ReplyText text;
  private Optional<Reply.Stop> stop = Optional.empty();
  private Optional<TokenUsage> usage = Optional.empty();
  private boolean refused;

  ChatStream(String model, ReplyText text) {
    this.model = model;
    this.text = text;
  }

  /** Whether the model has said why it stopped; what may follow is its count of tokens. */
  boolean hasStopped() {
    return stop.isPresent();
  }

  /**
   * Takes the data of the next event.
   *
   * @return whether more is wanted
   */
  boolean accept(String data) {
    if (data.isBlank()) {
      return true;
    }
    if (data.strip().equals(DONE)) {
      stop = Optional.of(stop.orElse(Reply.Stop.END));
      return false;
    }
    JsonNode chunk = parse(data);
    if (chunk.hasNonNull("error")) {
      throw ProviderError.ofChunk(chunk.path("error")).failure(model, progress(), Optional.empty());
    }
    if (!chunk.path("choices").isArray()) {
      throw new DependencyFailure.Permanent(
          "the model sent what is no chunk, model=" + model + progress(), null);
    }
    readUsage(chunk.path("usage"));
    if (hasStopped()) {
      return true;
    }
    JsonNode choice = chunk.path("choices").path(0);
    boolean goesOn = readDelta(choice.path("delta"));
    readStop(choice.path("finish_reason"));
    return goesOn;
  }

  /**
   * Ends the reply with what came.
   *
   * @throws DependencyFailure.Transient when the model had not come to its end
   */
  Reply end() {
    var reason = stop.map(said -> refused ? Reply.Stop.REFUSED : said);
    return text.end(reason.orElseThrow(() -> brokenOff(null)), usage);
  }

  /** Ends the reply because the caller or the limit wanted it. */
  Reply cut() {
    return text.end(Reply.Stop.CANCELLED, Optional.empty());
  }

  /** Ends the reply because a filter let none come about. */
  Reply filtered() {
    return text.end(Reply.Stop.FILTERED, Optional.empty());
  }

  DependencyFailure.Transient brokenOff(@Nullable Throwable cause) {
    return new DependencyFailure.Transient(
        "the model broke off, model=" + model + progress(), cause);
  }

  /** How far the reply has come, for messages. */
  String progress() {
    return ", characters=" + text.length();
  }

  private JsonNode parse(String data) {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException e) {
      // Its message repeats the text, which is not for logs.
      throw new DependencyFailure.Permanent(
          "the model sent a chunk that is no JSON, model=%s, chunk characters=%d%s"
              .formatted(model, data.length(), progress()),
          null);
    }
  }

  private boolean readDelta(JsonNode delta) {
    String refusal = delta.path("refusal").asText("");
    refused |= !refusal.isEmpty();
    return text.accept(delta.path("content").asText("")) && text.accept(refusal);
  }

  /** Servers name their reasons differently; whoever cuts a text must not look as if it ended. */
  private void readStop(JsonNode reason) {
    if (!reason.isTextual()) {
      return;
    }
    stop =
        Optional.of(
            switch (reason.textValue()) {
              case "stop", "eos", "eos_token", "end_turn", "stop_sequence" -> Reply.Stop.END;
              case "length", "max_tokens", "model_length" -> Reply.Stop.LENGTH;
              case "content_filter" -> Reply.Stop.FILTERED;
              default ->
                  throw new DependencyFailure.Transient(
                      "the model stopped for a reason we do not know, reason=%s, model=%s%s"
                          .formatted(ProviderError.loggable(reason), model, progress()),
                      null);
            });
  }

  /** Tokens from the cache are among those of the prompt and are taken out of them. */
  private void readUsage(JsonNode counts) {
    if (!counts.path("prompt_tokens").isIntegralNumber()
        || !counts.path("completion_tokens").isIntegralNumber()) {
      return;
    }
    int input = Math.max(0, counts.path("prompt_tokens").intValue());
    int output = Math.max(0, counts.path("completion_tokens").intValue());
    int cached = counts.path("prompt_tokens_details").path("cached_tokens").asInt(0);
    int cacheRead = Math.clamp(cached, 0, input);
    usage = Optional.of(new TokenUsage(input - cacheRead, output, cacheRead, 0, false));
  }
}
