package dev.burhan.engines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says a reply event by event, as {@code ConverseStream} does, or not quite as it does. */
public final class BedrockStream {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final OutputStream out;
  private final Runnable onEnd;
  private boolean byteByByte;

  BedrockStream(OutputStream out, Runnable onEnd) {
    this.out = out;
    this.onEnd = onEnd;
  }

  /** Sends each byte in a chunk of its own from now on. */
  public void byteByByte() {
    byteByByte = true;
  }

  /** Begins the message of the assistant. */
  public void start() throws IOException {
    event("messageStart", "{\"role\":\"assistant\"}");
  }

  /** Says some text. */
  public void text(String text) throws IOException {
    var delta = JSON.createObjectNode();
    delta.put("contentBlockIndex", 0);
    delta.putObject("delta").put("text", text);
    delta.put("p", "abcdef"); // Bedrock hides the length of what it says so.
    event("contentBlockDelta", delta.toString());
  }

  /** Ends the message, with Bedrock's name of the reason. */
  public void stop(String reason) throws IOException {
    event("contentBlockStop", "{\"contentBlockIndex\":0}");
    event("messageStop", JSON.createObjectNode().put("stopReason", reason).toString());
  }

  /** Says what the call took; counts of the cache only where there are any. */
  public void usage(int input, int output, int cacheRead, int cacheWrite) throws IOException {
    var metadata = JSON.createObjectNode();
    var usage = metadata.putObject("usage").put("inputTokens", input).put("outputTokens", output);
    usage.put("totalTokens", input + output + cacheRead + cacheWrite);
    putCount(usage, "cacheReadInputTokens", cacheRead);
    putCount(usage, "cacheWriteInputTokens", cacheWrite);
    metadata.putObject("metrics").put("latencyMs", 1);
    event("metadata", metadata.toString());
  }

  private static void putCount(ObjectNode usage, String name, int tokens) {
    if (tokens > 0) {
      usage.put(name, tokens);
    }
  }

  /** Sends an event of any type. */
  public void event(String type, String json) throws IOException {
    frame("event", type, json);
  }

  /** Sends an exception, which ends the reply, such as {@code throttlingException}. */
  public void exception(String type, String message) throws IOException {
    frame("exception", type, JSON.createObjectNode().put("message", message).toString());
  }

  private void frame(String kind, String type, String json) throws IOException {
    bytes(frameOf(kind, type, json));
  }

  /** The bytes of such an event, for those who mean to spoil them. */
  public static byte[] frameOf(String kind, String type, String json) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(":" + kind + "-type", type);
    headers.put(":content-type", "application/json");
    headers.put(":message-type", kind);
    return EventStreamFrame.of(headers, BedrockCall.bytes(json));
  }

  /** Sends bytes, framed or not. */
  public void bytes(byte[] bytes) throws IOException {
    if (!byteByByte) {
      chunk(bytes, 0, bytes.length);
      return;
    }
    for (int i = 0; i < bytes.length; i++) {
      chunk(bytes, i, 1);
    }
  }

  private void chunk(byte[] bytes, int from, int length) throws IOException {
    out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes, from, length);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Ends the answer; without it the connection breaks off. */
  public void end() throws IOException {
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
    onEnd.run();
  }
}
