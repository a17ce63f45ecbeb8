package dev.burhan.models.openai;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds where a model of the chat completions protocol is and what it accepts.
 *
 * @param baseUrl such as http://127.0.0.1:11434/v1; OPENAI_BASE_URL
 * @param key shown to the server, never to anybody else; OPENAI_API_KEY, none where not set
 * @param model as the server names it; OPENAI_MODEL
 * @param connectTimeout OPENAI_CONNECT_TIMEOUT_MILLIS
 * @param temperatureAccepted whether the model takes a temperature, which some refuse;
 *     OPENAI_TEMPERATURE
 * @param tokensField what the server calls the limit of tokens; OPENAI_TOKENS_FIELD
 */
public record OpenAiSettings(
    URI baseUrl,
    Optional<String> key,
    String model,
    Duration connectTimeout,
    boolean temperatureAccepted,
    TokensField tokensField) {

  /** What a server calls the limit of tokens. */
  public enum TokensField {
    /** The older name, which servers of open models know. */
    MAX_TOKENS,
    /** The name that OpenAI's reasoning models insist on. */
    MAX_COMPLETION_TOKENS;

    /** The name in JSON. */
    public String json() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Reads the settings; empty when there was a fault.
   *
   * @param fault told of every missing or bad one, never with its value
   */
  public static Optional<OpenAiSettings> of(
      Map<String, String> environment, Consumer<String> fault) {
    return new OpenAiEnvironment(environment, fault).settings();
  }

  /** Where replies are asked for. */
  URI completions() {
    var base = baseUrl.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "chat/completions");
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "OpenAiSettings[baseUrl=%s, key=%s, model=%s, connectTimeout=%s, temperatureAccepted=%s, tokensField=%s]"
        .formatted(
            baseUrl,
            key.isPresent() ? "hidden" : "none",
            model,
            connectTimeout,
            temperatureAccepted,
            tokensField);
  }
}
