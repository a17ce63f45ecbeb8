package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.failure.CircuitBreaker;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.CallLog;
import dev.burhan.language.ModelCall;
import dev.burhan.language.Reranker;
import dev.burhan.language.TokenUsage;
import dev.burhan.legal.RerankPassages.Outcome;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.testing.SharedWordsReranker;
import dev.burhan.testing.TestDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RerankPassagesTest {

  private final WritingFixture fixture = new WritingFixture();
  private final CallLog calls = new CallLog();
  private final List<Duration> given = new ArrayList<>();
  private final CircuitBreaker breaker =
      new CircuitBreaker(2, Duration.ofSeconds(30), fixture.clock);

  @Test
  void passages_come_in_the_order_of_the_model_with_the_scores_they_had() {
    fixture.save("rent rent rent", "when is rent due", "the deposit");
    var found = fixture.retrieval();

    var reranked = rerank(new SharedWordsReranker(), found).orElseThrow();

    assertThat(reranked.passages()).containsExactlyInAnyOrderElementsOf(found.passages());
    assertThat(reranked.passages().getFirst().passage().text()).isEqualTo("when is rent due");
    assertThat(calls.calls())
        .containsExactly(
            new ModelCall(
                ModelCall.Step.RERANK, "shared-words", Optional.empty(), TokenUsage.NONE));
  }

  @Test
  void what_a_model_leaves_out_and_what_is_behind_the_first_fifty_keeps_its_order() {
    var lines = IntStream.rangeClosed(1, 60).mapToObj(i -> "rent " + i).toArray(String[]::new);
    TestDocuments.store(fixture.documents, WritingFixture.ACME, TestDocuments.embedded("a", lines));
    var found = fixture.retrieval();

    var reranked =
        rerank(
            new Scripted(
                passages -> {
                  assertThat(passages).hasSize(50);
                  return List.of(new Reranker.Relevance(49, .9));
                }),
            found);

    var order = new ArrayList<>(found.passages());
    order.addFirst(order.remove(49));
    assertThat(reranked.orElseThrow().passages()).isEqualTo(order);
  }

  @Test
  void the_model_gets_two_seconds_or_a_quarter_of_what_is_left() {
    fixture.save("rent", "rent due");
    var model = new Scripted(passages -> List.of());

    rerank(model, fixture.retrieval());
    var hasty = Deadline.in(Duration.ofSeconds(4), fixture.clock);
    assertThat(new RerankPassages(model, breaker).rerank(fixture.retrieval(), calls, hasty))
        .isPresent();

    assertThat(given).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
  }

  @Test
  void a_model_that_fails_changes_nothing_and_is_left_alone_after_a_while() {
    fixture.save("rent", "rent due");
    var model =
        new Scripted(
            passages -> {
              throw new DependencyFailure.Permanent("no access", null);
            });

    for (int i = 0; i < 5; i++) {
      assertThat(rerank(model, fixture.retrieval())).isEmpty();
    }

    assertThat(given).hasSize(2);
    assertThat(calls.calls()).isEmpty();
  }

  @Test
  void nobody_is_asked_to_order_one_passage() {
    fixture.save("rent");

    assertThat(rerank(new Scripted(passages -> List.of()), fixture.retrieval())).isPresent();

    assertThat(given).isEmpty();
  }

  @Test
  void an_answer_is_drafted_from_the_new_order_and_says_so() {
    fixture.save("rent rent rent", "when is rent due");
    fixture.rerank = Optional.of(new RerankPassages(new SharedWordsReranker(), breaker));

    var answer = (Answer.Grounded) fixture.ask("It says [1 \"when is rent\"].");

    assertThat(answer.text()).isEqualTo("It says [1].");
    assertThat(answer.circumstances().reranking()).isEqualTo(Outcome.DONE);
    assertThat(answer.circumstances().millis().keySet())
        .containsSubsequence("rank", "rerank", "answer");
  }

  @Test
  void an_answer_says_that_reranking_failed() {
    fixture.save("rent is due today", "rent");
    fixture.rerank =
        Optional.of(
            new RerankPassages(
                new Scripted(
                    passages -> {
                      throw new DependencyFailure.Transient("throttled", null);
                    }),
                breaker));

    var answer = fixture.ask("Due [1 \"rent is due\"].");

    assertThat(answer).isInstanceOf(Answer.Grounded.class);
    assertThat(answer.circumstances().reranking()).isEqualTo(Outcome.FAILED);
  }

  private Optional<Retrieval> rerank(Reranker model, Retrieval found) {
    var deadline = Deadline.in(Duration.ofSeconds(20), fixture.clock);
    return new RerankPassages(model, breaker).rerank(found, calls, deadline);
  }

  private interface Script {
    List<Reranker.Relevance> order(List<String> passages);
  }

  /** Orders as a test has it. */
  private final class Scripted implements Reranker {
    private final Script script;

    Scripted(Script script) {
      this.script = script;
    }

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public List<Relevance> rerank(
        String question, List<String> passages, int top, Deadline deadline) {
      given.add(deadline.left());
      return script.order(passages);
    }
  }
}
