package dev.burhan.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SseReaderTest {

  @Test
  void reads_what_was_written_and_leaves_comments_out() {
    var sent = new ByteArrayOutputStream();
    var writer = new SseWriter(sent);
    writer.send(SseEvent.DELTA, Map.of("text", "سلام\nid: 9\nevent: done"));
    writer.comment();
    writer.send(SseEvent.DONE, Map.of());

    var events = SseReader.all(sent.toString(UTF_8));

    assertThat(events).extracting(SseReader.Event::id).containsExactly(1, 2);
    assertThat(events).extracting(SseReader.Event::name).containsExactly("delta", "done");
    assertThat(events.getFirst().data().path("text").asText())
        .isEqualTo("سلام\nid: 9\nevent: done");
  }

  @Test
  void takes_no_line_beyond_the_event_it_gives() {
    Iterator<String> lines = List.of("id: 1", "event: meta", "data: {}", "", "id: 2").iterator();

    assertThat(SseReader.next(lines)).isPresent();

    assertThat(lines.next()).isEmpty();
    assertThat(SseReader.next(lines)).as("one that was cut short is none").isEmpty();
  }

  @Test
  void an_event_that_is_no_json_is_a_failure() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> SseReader.all("id: 1\nevent: delta\ndata: {\"text\n\n"));
  }
}
