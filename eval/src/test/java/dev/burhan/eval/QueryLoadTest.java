package dev.burhan.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.command.ApiClient.Reply;
import dev.burhan.cloud.command.Samples.SampleQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class QueryLoadTest {

  private static final List<SampleQuestion> QUESTIONS =
      List.of(question("one"), question("two"), question("three"));

  @Test
  void asks_every_question_in_turn() {
    var asked = new ArrayList<String>();
    var load =
        new QueryLoad(
            QUESTIONS,
            question -> {
              asked.add(question.text());
              return answer();
            });

    var report = load.run(4, 1);

    assertThat(asked).containsExactly("one", "two", "three", "one");
    assertThat(report.requests()).isEqualTo(4);
    assertThat(report.errors()).isZero();
    assertThat(report.stages()).containsOnlyKeys("embed", "search");
  }

  @Test
  void workers_share_the_requests() {
    var asked = Collections.synchronizedList(new ArrayList<String>());
    var load =
        new QueryLoad(
            QUESTIONS,
            question -> {
              asked.add(question.text());
              return answer();
            });

    assertThat(load.run(300, 4).requests()).isEqualTo(300);
    assertThat(asked).hasSize(300);
    assertThat(asked).filteredOn("two"::equals).hasSize(100);
  }

  @Test
  void counts_every_refusal_as_an_error() {
    var load =
        new QueryLoad(
            QUESTIONS,
            question -> new Reply(question.text().equals("two") ? 429 : 200, answer().body()));

    assertThat(load.run(6, 2).errors()).isEqualTo(2);
  }

  @Test
  void counts_no_answer_at_all_as_an_error_and_goes_on() {
    var calls = new AtomicInteger();
    var load =
        new QueryLoad(
            QUESTIONS,
            question -> {
              if (calls.getAndIncrement() % 2 == 0) {
                throw new UncheckedIOException("no answer", new IOException());
              }
              return answer();
            });

    var report = load.run(10, 1);

    assertThat(report.requests()).isEqualTo(10);
    assertThat(report.errors()).isEqualTo(5);
  }

  @Test
  void fails_where_a_worker_does() {
    var load =
        new QueryLoad(
            QUESTIONS,
            question -> {
              throw new IllegalStateException("broken");
            });

    assertThatThrownBy(() -> load.run(10, 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("10 requests")
        .hasRootCauseMessage("broken");
  }

  private static SampleQuestion question(String text) {
    return new SampleQuestion(text, "en", List.of(), "single");
  }

  private static Reply answer() {
    var body = new ObjectMapper().createObjectNode();
    body.putObject("ms").put("embed", 1.5).put("search", 3.5);
    return new Reply(200, body);
  }
}
