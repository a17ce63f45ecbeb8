package dev.burhan.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SseWriterTest {

  private static final String COMMENT = ": keep-alive";

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final SseWriter writer = new SseWriter(sent);

  private String text() {
    return sent.toString(UTF_8);
  }

  private static void delta(SseWriter to, String text) {
    to.send(SseEvent.DELTA, Map.of("text", text));
  }

  @Test
  void numbers_events_and_puts_json_on_one_line() {
    writer.send(SseEvent.META, Map.of("model", "m"));
    delta(writer, "سلام 😀");
    writer.send(SseEvent.CITATION, Map.of("number", 1));
    writer.send(SseEvent.DONE, Map.of());

    assertThat(text())
        .isEqualTo(
            """
            id: 1
            event: meta
            data: {"model":"m"}

            id: 2
            event: delta
            data: {"text":"سلام 😀"}

            id: 3
            event: citation
            data: {"number":1}

            id: 4
            event: done
            data: {}

            """);
  }

  /** A line break in the data would end the event. */
  @ParameterizedTest
  @ValueSource(
      strings = {"a\nb", "a\rb", "a\r\nb", "\n\nevent: done\ndata: {}\n\n", "\n", "\u2028"})
  void text_with_line_breaks_stays_on_its_line(String delta) {
    delta(writer, delta);

    var lines = text().split("\r\n|\r|\n", -1);
    assertThat(lines).hasSize(5);
    assertThat(lines[2]).startsWith("data: {\"text\":\"").endsWith("\"}");
    var read = Json.read(lines[2].substring("data: ".length()), Map.class);
    assertThat(read.get("text")).isEqualTo(delta);
  }

  @ParameterizedTest
  @EnumSource(names = {"DONE", "ERROR"})
  void nothing_follows_the_last_event(SseEvent last) {
    writer.send(last, Map.of());
    var ended = text();

    for (var event : SseEvent.values()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> writer.send(event, Map.of()))
          .withMessageContaining("the stream has ended");
    }
    writer.comment();
    assertThat(text()).isEqualTo(ended);
  }

  @Test
  void an_event_that_is_no_json_is_not_counted() {
    assertThatIllegalStateException().isThrownBy(() -> writer.send(SseEvent.DONE, new Object()));

    writer.send(SseEvent.DONE, Map.of());
    assertThat(text()).startsWith("id: 1\n");
  }

  /** The stream takes byte by byte, so that what is not kept apart gets mixed up. */
  @Test
  void events_and_comments_go_out_whole_whoever_sends_them() {
    var byByte =
        new OutputStream() {
          @Override
          public void write(int value) {
            sent.write(value);
          }
        };
    var shared = new SseWriter(byByte);
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 400; i++) {
        int number = i;
        threads.execute(() -> delta(shared, "text " + number));
        threads.execute(shared::comment);
      }
    }
    shared.send(SseEvent.DONE, Map.of());

    var blocks = List.of(text().split("\n\n"));
    var events = blocks.stream().filter(block -> !block.equals(COMMENT)).toList();
    assertThat(events).hasSize(401);
    for (int i = 0; i < 400; i++) {
      assertThat(events.get(i))
          .matches("id: " + (i + 1) + "\nevent: delta\ndata: \\{\"text\":\"text \\d+\"}");
    }
    assertThat(events.stream().map(event -> event.lines().toList().get(2)).distinct()).hasSize(401);
  }

  @Test
  void one_of_many_threads_ends_the_stream() {
    var writer = new SseWriter(sent);
    try (var threads = Executors.newFixedThreadPool(4)) {
      var tries =
          Stream.generate(() -> threads.submit(() -> writer.send(SseEvent.DONE, Map.of())))
              .limit(40)
              .toList();
      assertThat(tries.stream().filter(SseWriterTest::succeeded)).hasSize(1);
    }
    assertThat(text()).isEqualTo("id: 1\nevent: done\ndata: {}\n\n");
  }

  private static boolean succeeded(Future<?> task) {
    try {
      task.get();
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void comments_come_by_themselves_until_the_last_event() throws Exception {
    var comments = new CountDownLatch(3);
    var counting =
        new OutputStream() {
          @Override
          public void write(int value) {
            sent.write(value);
          }

          @Override
          public void flush() {
            comments.countDown();
          }
        };

    try (var living = SseWriter.start(counting, Duration.ofMillis(1))) {
      assertThat(comments.await(60, TimeUnit.SECONDS)).isTrue();
      living.send(SseEvent.DONE, Map.of());
    }

    assertThat(text()).startsWith(COMMENT + "\n\n" + COMMENT).endsWith("data: {}\n\n");
  }

  @Test
  void each_event_is_flushed() {
    var flushes = new int[1];
    var counting =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            flushes[0] = size();
          }
        };

    delta(new SseWriter(counting), "now");

    assertThat(flushes[0]).isEqualTo(counting.size()).isPositive();
  }

  @Test
  void a_client_that_is_gone_is_told_to_whoever_sends_next() {
    var failure = new IOException("reset");
    var broken =
        new OutputStream() {
          private int calls;

          @Override
          public void write(int value) throws IOException {
            if (++calls > 3) {
              throw failure;
            }
          }
        };
    var writer = new SseWriter(broken);

    assertThatExceptionOfType(ClientGone.class)
        .isThrownBy(() -> delta(writer, "a"))
        .withCause(failure);
    assertThat(writer.clientGone()).isTrue();
    assertThatExceptionOfType(ClientGone.class)
        .isThrownBy(() -> writer.send(SseEvent.ERROR, Map.of()));
  }

  /** A comment finds it out first, and work may look before it goes on. */
  @Test
  void a_comment_finds_out_that_the_client_is_gone() throws Exception {
    var tried = new CountDownLatch(1);
    var broken =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            tried.countDown();
            throw new IOException("reset");
          }
        };

    try (var living = SseWriter.start(broken, Duration.ofMillis(1))) {
      assertThat(tried.await(60, TimeUnit.SECONDS)).isTrue();
      assertThatExceptionOfType(ClientGone.class).isThrownBy(() -> delta(living, "a"));
      assertThat(living.clientGone()).isTrue();
    }
  }
}
