package dev.burhan.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.engines.BedrockCall;
import dev.burhan.engines.BedrockServer;
import dev.burhan.engines.BedrockStream;
import dev.burhan.language.Prompt;
import dev.burhan.language.TokenUsage;
import dev.burhan.testing.OpenCalls;
import dev.burhan.testing.ProviderScript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays a script in the protocol of Bedrock, streamed or not as it is asked. */
final class ScriptedBedrock implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  final List<Prompt> heard = new CopyOnWriteArrayList<>();
  final OpenCalls openCalls = new OpenCalls();
  private final BedrockServer server;
  private final ProviderScript script;

  ScriptedBedrock(ProviderScript script) {
    this.script = script;
    this.server = BedrockServer.start(this::count);
  }

  Map<String, String> environment() {
    return Map.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", server.endpoint().toString());
  }

  private void count(BedrockCall call) throws IOException, InterruptedException {
    openCalls.began();
    try {
      var prompt = prompt(call.json());
      heard.add(prompt);
      play(call, prompt);
    } finally {
      openCalls.ended();
    }
  }

  private void play(BedrockCall call, Prompt prompt) throws IOException, InterruptedException {
    var asked = prompt.messages().getLast().text();
    var quoted = "Malformed: " + asked + " " + call.header("authorization").orElse("");
    switch (script.fault()) {
      case THROTTLED -> call.refuse(429, "ThrottlingException", "Too many requests");
      case DOWN -> call.refuse(503, "ServiceUnavailableException", "Try again later");
      case REJECTED -> call.refuse(400, "ValidationException", quoted);
      case FORBIDDEN -> call.refuse(403, "AccessDeniedException", quoted);
      case WRONG_JSON -> call.answer("{\"unexpected\":[true]}");
      case WRONG_CONTENT_TYPE ->
          call.send(200, List.of("Content-Type: text/html"), "<html>" + asked + "</html>");
      case SILENT -> call.awaitHangUp();
      default -> {
        if (call.operation().equals("converse")) {
          call.answer(whole(prompt).toString());
        } else {
          stream(call, prompt);
        }
      }
    }
  }

  private void stream(BedrockCall call, Prompt prompt) throws IOException, InterruptedException {
    var stream = call.stream();
    if (script.bytewise()) {
      stream.byteByByte();
    }
    stream.start();
    say(stream, prompt, 0);
    switch (script.fault()) {
      case FALLS_SILENT -> call.awaitHangUp();
      case BREAKS_OFF -> {}
      case FAILS_MIDWAY -> {
        stream.exception("modelStreamErrorException", "lost it");
        stream.end();
      }
      case MALFORMED_CHUNK -> {
        stream.bytes(spoilt());
        stream.end();
      }
      case ENDLESS -> {
        for (int from = script.pieces().apply(prompt).size(); ; ) {
          from += say(stream, prompt, from);
        }
      }
      default -> {
        stream.stop(reason());
        if (script.usage().isPresent()) {
          var usage = script.usage().get();
          stream.usage(usage.input(), usage.output(), usage.cacheRead(), usage.cacheWrite());
        }
        stream.end();
      }
    }
  }

  private int say(BedrockStream stream, Prompt prompt, int from)
      throws IOException, InterruptedException {
    int said = 0;
    for (var piece : script.pieces().apply(prompt)) {
      script.pace().before(from + said);
      stream.text(piece);
      said++;
    }
    return said;
  }

  private static byte[] spoilt() {
    var frame = BedrockStream.frameOf("event", "contentBlockDelta", "{\"contentBlockIndex\":0}");
    frame[frame.length - 6] ^= 1;
    return frame;
  }

  private JsonNode whole(Prompt prompt) throws InterruptedException {
    var answer = JSON.createObjectNode();
    var message = answer.putObject("output").putObject("message").put("role", "assistant");
    var content = message.putArray("content");
    int piece = 0;
    for (var text : script.pieces().apply(prompt)) {
      script.pace().before(piece++);
      content.addObject().put("text", text);
    }
    answer.put("stopReason", reason());
    script.usage().ifPresent(usage -> answer.set("usage", usage(usage)));
    return answer;
  }

  private static JsonNode usage(TokenUsage usage) {
    return JSON.createObjectNode()
        .put("inputTokens", usage.input())
        .put("outputTokens", usage.output())
        .put("totalTokens", usage.total())
        .put("cacheReadInputTokens", usage.cacheRead())
        .put("cacheWriteInputTokens", usage.cacheWrite());
  }

  private String reason() {
    return switch (script.stop()) {
      case END -> "end_turn";
      case LENGTH -> "max_tokens";
      case REFUSED -> "refusal";
      case FILTERED -> "content_filtered";
      case CANCELLED -> throw new IllegalArgumentException("no provider says so");
    };
  }

  /** What a call asks, read back from the wire. */
  private static Prompt prompt(JsonNode json) {
    var messages = new ArrayList<Prompt.Message>();
    for (var message : json.path("messages")) {
      var role =
          message.path("role").asText().equals("user") ? Prompt.Role.USER : Prompt.Role.ASSISTANT;
      messages.add(new Prompt.Message(role, message.path("content").path(0).path("text").asText()));
    }
    var inference = json.path("inferenceConfig");
    var temperature =
        inference.has("temperature")
            ? OptionalDouble.of(inference.path("temperature").asDouble())
            : OptionalDouble.empty();
    return new Prompt(
        json.path("system").path(0).path("text").asText(),
        messages,
        inference.path("maxTokens").asInt(),
        temperature);
  }

  @Override
  public void close() {
    server.close();
  }
}
