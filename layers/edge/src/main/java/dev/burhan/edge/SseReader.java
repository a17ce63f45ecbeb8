package dev.burhan.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads the events that {@link SseWriter} writes, as a client does. */
public final class SseReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "id: ";
  private static final String EVENT = "event: ";
  private static final String DATA = "data: ";

  private SseReader() {}

  /** One event; its data is on one line, the last. */
  public record Event(int id, String name, JsonNode data) {}

  /** Takes lines up to the end of the next event; empty where there is none. */
  public static Optional<Event> next(Iterator<String> lines) {
    int id = 0;
    var name = "";
    while (lines.hasNext()) {
      var line = lines.next();
      if (line.startsWith(ID)) {
        id = Integer.parseInt(line.substring(ID.length()));
      } else if (line.startsWith(EVENT)) {
        name = line.substring(EVENT.length());
      } else if (line.startsWith(DATA)) {
        return Optional.of(new Event(id, name, json(line.substring(DATA.length()))));
      }
    }
    return Optional.empty();
  }

  /** The events of a stream that has ended. */
  public static List<Event> all(String stream) {
    var lines = stream.lines().iterator();
    var events = new ArrayList<Event>();
    for (var event = next(lines); event.isPresent(); event = next(lines)) {
      events.add(event.get());
    }
    return events;
  }

  private static JsonNode json(String data) {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("an event is no JSON", e);
    }
  }
}
