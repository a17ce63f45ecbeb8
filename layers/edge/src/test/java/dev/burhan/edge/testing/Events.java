package dev.burhan.edge.testing;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads event files and writes responses with the serialisers of the managed runtime. */
public final class Events {

  private Events() {}

  /**
   * Reads one event.
   *
   * @param path of a file on the class path, such as {@code /events/query.json}
   */
  public static <T> T read(Class<T> type, String path) {
    try (var stream = open(path)) {
      return LambdaEventSerializers.serializerFor(type, Events.class.getClassLoader())
          .fromJson(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static APIGatewayProxyRequestEvent proxy(String path) {
    return read(APIGatewayProxyRequestEvent.class, path);
  }

  /** The same event from another tenant. */
  public static APIGatewayProxyRequestEvent from(String tenant, APIGatewayProxyRequestEvent event) {
    event.getRequestContext().setAuthorizer(Map.of("tenant", tenant, "scopes", "ingest query"));
    return event;
  }

  /** The response as the runtime sends it; fails where it could not be sent. */
  public static String sent(APIGatewayProxyResponseEvent response) {
    var out = new ByteArrayOutputStream();
    LambdaEventSerializers.serializerFor(
            APIGatewayProxyResponseEvent.class, Events.class.getClassLoader())
        .toJson(response, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The text of a file on the class path. */
  public static String text(String path) {
    try (var stream = open(path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String path) {
    var stream = Events.class.getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalArgumentException("no file on the class path: " + path);
    }
    return stream;
  }
}
