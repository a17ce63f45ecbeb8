package dev.burhan.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventReaderTest {

  private static final long BYTES_MAX = 4L * EventReader.EVENT_BYTES_MAX;

  private final Deadline deadline = Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lines_end_as_they_like(String end) throws Exception {
    var text = "data: one\n\ndata:two\n\n\n\ndata:  three\n\n".replace("\n", end);

    assertThat(events(text)).containsExactly("one", "two", " three");
  }

  @Test
  void passes_over_comments_and_other_fields() throws Exception {
    var text = ": hello\n\nevent: delta\nid: 1\nretry: 5\ndata: one\n: there\n\ndat: x\ndata\n\n";

    assertThat(events(text)).containsExactly("one");
  }

  @Test
  void lines_of_one_event_are_put_together() throws Exception {
    assertThat(events("data: {\ndata: }\n\ndata:\n\n")).containsExactly("{\n}", "");
  }

  @Test
  void an_event_counts_without_the_empty_line_but_not_without_the_end_of_its_own()
      throws Exception {
    assertThat(events("data: one\n\ndata: two\n")).containsExactly("one", "two");
    assertThat(events("data: one\n\ndata: tw")).containsExactly("one");
  }

  @Test
  void however_the_bytes_are_cut_the_events_are_the_same() throws Exception {
    var random = new Random(7);
    var text = "data: العدل ⚖️🏛\r\n\r\n: pause\n\ndata: é\rdata: ü\r\rdata: \uFEFFend\n\n";
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 300; round++) {
      var parts = new ArrayList<byte[]>();
      for (int start = 0; start < bytes.length; ) {
        int end = Math.min(bytes.length, start + 1 + random.nextInt(5));
        parts.add(java.util.Arrays.copyOfRange(bytes, start, end));
        start = end;
      }

      assertThat(events(parts)).containsExactly("العدل ⚖️🏛", "é\nü", "\uFEFFend");
    }
  }

  @Test
  void an_event_is_not_without_an_end() {
    var line = "data: " + "x".repeat(EventReader.EVENT_BYTES_MAX);
    var lines = ("data: " + "x".repeat(1000) + "\n").repeat(EventReader.EVENT_BYTES_MAX / 1000 + 1);

    for (var text : List.of(line, lines)) {
      assertThatThrownBy(() -> events(text))
          .isInstanceOf(DependencyFailure.Permanent.class)
          .hasMessageContaining("more than 1048576 bytes");
    }
  }

  @Test
  void a_stream_of_heartbeats_is_not_without_an_end() {
    var heartbeat = ": still here\n\n".repeat(1 << 10).getBytes(StandardCharsets.UTF_8);
    var parts = java.util.Collections.nCopies((int) (BYTES_MAX / heartbeat.length) + 1, heartbeat);

    assertThatThrownBy(() -> events(parts))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("more than " + BYTES_MAX + " bytes");
  }

  @Test
  void what_came_before_the_body_broke_is_read_before_it_is_said() throws Exception {
    var body = new ResponseBody();
    body.onSubscribe(new Requests());
    body.onNext(List.of(utf8("data: one\n\ndata: tw")));
    body.onError(new IOException("reset"));
    var reader = new EventReader(body, BYTES_MAX);

    assertThat(reader.next(deadline)).contains("one");
    assertThatThrownBy(() -> reader.next(deadline)).isInstanceOf(IOException.class);
  }

  @Test
  void waits_for_more_until_the_deadline() {
    var body = new ResponseBody();
    body.onSubscribe(new Requests());
    body.onNext(List.of(utf8("data: on")));
    var soon = Deadline.in(Duration.ofMillis(50), Clock.systemUTC());

    assertThatThrownBy(() -> new EventReader(body, BYTES_MAX).next(soon))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void reads_nothing_after_the_deadline_even_if_it_is_there() {
    var body = new ResponseBody();
    body.onSubscribe(new Requests());
    body.onNext(List.of(utf8("data: one\n\n")));
    var past = Deadline.in(Duration.ZERO, Clock.systemUTC());

    assertThatThrownBy(() -> new EventReader(body, BYTES_MAX).next(past))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void asks_for_the_next_part_when_it_takes_one() throws Exception {
    var requests = new Requests();
    var body = new ResponseBody();
    body.onSubscribe(requests);
    assertThat(requests.count).isOne();
    body.onNext(List.of(utf8("data: one\n\n")));
    assertThat(requests.count).isOne();

    new EventReader(body, BYTES_MAX).next(deadline);

    assertThat(requests.count).isEqualTo(2);
  }

  @Test
  void closing_cancels_also_what_has_not_begun() {
    var before = new Requests();
    var after = new Requests();
    var body = new ResponseBody();
    body.onSubscribe(before);
    body.close();
    var early = new ResponseBody();
    early.close();
    early.onSubscribe(after);

    assertThat(before.cancelled).isTrue();
    assertThat(after.cancelled).isTrue();
  }

  private List<String> events(String text) throws Exception {
    return events(List.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> events(List<byte[]> parts) throws Exception {
    var body = new ResponseBody();
    body.onSubscribe(new Requests());
    parts.forEach(part -> body.onNext(List.of(ByteBuffer.wrap(part))));
    body.onComplete();
    var reader = new EventReader(body, BYTES_MAX);
    var events = new ArrayList<String>();
    for (var event = reader.next(deadline); event.isPresent(); event = reader.next(deadline)) {
      events.add(event.get());
    }
    assertThat(reader.next(deadline)).as("it stays at its end").isEmpty();
    return events;
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Requests implements Subscription {

    long count;
    boolean cancelled;

    @Override
    public void request(long parts) {
      count += parts;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
