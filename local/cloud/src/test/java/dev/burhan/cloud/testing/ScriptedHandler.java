package dev.burhan.cloud.testing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps the events it gets and answers as a test tells it to. */
public final class ScriptedHandler implements RequestStreamHandler {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private volatile Callable<String> answer;

  public ScriptedHandler(String answer) {
    this.answer = () -> answer;
  }

  public void answers(String json) {
    this.answer = () -> json;
  }

  public void does(Callable<String> action) {
    this.answer = action;
  }

  /** Never returns by itself, only when interrupted. */
  public void hangs() {
    this.answer = () -> new LinkedBlockingQueue<String>().take();
  }

  public void throwsError(String message) {
    this.answer =
        () -> {
          throw new IllegalStateException(message);
        };
  }

  public List<JsonNode> events() {
    return events;
  }

  public JsonNode lastEvent() {
    return events.getLast();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    events.add(JSON.readTree(in));
    try {
      out.write(answer.call().getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException | IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
