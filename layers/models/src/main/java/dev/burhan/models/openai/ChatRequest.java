package dev.burhan.models.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.language.Prompt;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes a prompt as the body of a request for chat completions. */
final class ChatRequest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChatRequest() {}

  static byte[] json(Prompt prompt, OpenAiSettings settings) {
    ObjectNode request = JSON.createObjectNode();
    request.put("model", settings.model());
    request.put("stream", true);
    request.putObject("stream_options").put("include_usage", true);
    request.put(settings.tokensField().json(), prompt.tokensMax());
    if (settings.temperatureAccepted()) {
      prompt.temperature().ifPresent(temperature -> request.put("temperature", temperature));
    }
    ArrayNode messages = request.putArray("messages");
    if (!prompt.system().isBlank()) {
      messages.addObject().put("role", "system").put("content", prompt.system());
    }
    for (var message : prompt.messages()) {
      messages
          .addObject()
          .put("role", message.role().name().toLowerCase(Locale.ROOT))
          .put("content", message.text());
    }
    // Through a string: half a character, which a user may send, has no bytes of its own.
    return request.toString().getBytes(StandardCharsets.UTF_8);
  }
}
