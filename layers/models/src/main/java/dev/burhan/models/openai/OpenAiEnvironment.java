package dev.burhan.models.openai;

import dev.burhan.models.openai.OpenAiSettings.TokensField;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the settings of a chat completions server from the environment. */
final class OpenAiEnvironment {

  private static final int NAME_LENGTH_MAX = 200;
  private static final int CONNECT_MILLIS = 3_000;
  private static final int CONNECT_MILLIS_MIN = 100;
  private static final int CONNECT_MILLIS_MAX = 30_000;

  /** What a header may carry. */
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,4096}");

  private final Map<String, String> environment;
  private final Consumer<String> fault;
  private boolean faulty;

  OpenAiEnvironment(Map<String, String> environment, Consumer<String> fault) {
    this.environment = environment;
    this.fault = fault;
  }

  Optional<OpenAiSettings> settings() {
    var baseUrl = baseUrl();
    var key = key();
    var model = model();
    var connectTimeout = connectTimeout();
    boolean temperatureAccepted = temperatureAccepted();
    var tokensField = tokensField();
    return faulty
        ? Optional.empty()
        : Optional.of(
            new OpenAiSettings(
                baseUrl, key, model, connectTimeout, temperatureAccepted, tokensField));
  }

  /** Without user, query or fragment, which could hold what is not to be shown. */
  private URI baseUrl() {
    var text = value("OPENAI_BASE_URL", "");
    try {
      var url = URI.create(text);
      boolean isWeb = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (isWeb
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Reported below, without the text.
    }
    return bad(
        text.isEmpty()
            ? "OPENAI_BASE_URL is not set"
            : "OPENAI_BASE_URL must be an address such as http://127.0.0.1:11434/v1",
        URI.create("http://localhost"));
  }

  private Optional<String> key() {
    var text = value("OPENAI_API_KEY", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return KEY.matcher(text).matches()
        ? Optional.of(text)
        : bad("OPENAI_API_KEY must be of visible ASCII characters", Optional.empty());
  }

  private String model() {
    var text = value("OPENAI_MODEL", "");
    if (text.isEmpty()) {
      return bad("OPENAI_MODEL is not set", "");
    }
    return text.length() <= NAME_LENGTH_MAX
        ? text
        : bad("OPENAI_MODEL must be of at most " + NAME_LENGTH_MAX + " characters", "");
  }

  private Duration connectTimeout() {
    var text = value("OPENAI_CONNECT_TIMEOUT_MILLIS", String.valueOf(CONNECT_MILLIS));
    try {
      int millis = Integer.parseInt(text);
      if (millis >= CONNECT_MILLIS_MIN && millis <= CONNECT_MILLIS_MAX) {
        return Duration.ofMillis(millis);
      }
    } catch (NumberFormatException e) {
      // Reported below with the range.
    }
    return bad(
        "OPENAI_CONNECT_TIMEOUT_MILLIS must be %d to %d"
            .formatted(CONNECT_MILLIS_MIN, CONNECT_MILLIS_MAX),
        Duration.ofMillis(CONNECT_MILLIS));
  }

  private boolean temperatureAccepted() {
    var text = value("OPENAI_TEMPERATURE", "true");
    return text.equals("true")
        || (!text.equals("false")
            && bad("OPENAI_TEMPERATURE must be true or false: whether one is accepted", true));
  }

  private TokensField tokensField() {
    var text = value("OPENAI_TOKENS_FIELD", TokensField.MAX_TOKENS.json());
    return Arrays.stream(TokensField.values())
        .filter(field -> field.json().equals(text))
        .findFirst()
        .orElseGet(() -> bad("OPENAI_TOKENS_FIELD must be " + fields(), TokensField.MAX_TOKENS));
  }

  private static String fields() {
    return Arrays.stream(TokensField.values())
        .map(TokensField::json)
        .collect(Collectors.joining(" or "));
  }

  private String value(String name, String otherwise) {
    var text = environment.getOrDefault(name, "").strip();
    return text.isEmpty() ? otherwise : text;
  }

  private <T> T bad(String what, T standIn) {
    faulty = true;
    fault.accept(what);
    return standIn;
  }
}
