package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.Span;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.CallLog;
import dev.burhan.language.ModelCall;
import dev.burhan.language.TokenUsage;
import dev.burhan.legal.Answerer.Draft;
import dev.burhan.legal.Answerer.Statement;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryPassageIndex;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

final class AskQuestionTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final UUID ID = new UUID(1, 2);

  private final SettableClock clock = SettableClock.atNoon();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), clock);
  private final InMemoryDocumentStore documents = new InMemoryDocumentStore(clock);

  @Test
  void every_statement_comes_with_its_proof() {
    save("😀 rent is due monthly.", "The deposit is held.");

    var answer = ask(quotes("rent is due", "deposit"));

    var grounded = (Answer.Grounded) answer;
    assertThat(grounded.text()).isEqualTo("Says: rent is due [1]\nSays: deposit [2]");
    assertThat(grounded.citations()).hasSize(2);
    var first = grounded.citations().getFirst();
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.quote()).isEqualTo("rent is due");
    assertThat(first.span()).isEqualTo(new Span(2, 13));
    assertThat(first.document()).isEqualTo(new DocumentId("a"));
    assertThat(first.page()).isEqualTo(1);
  }

  @Test
  void says_how_it_came_about() {
    save("rent is due");

    var circumstances = ask(quotes("rent")).circumstances();

    assertThat(circumstances.id()).isEqualTo(ID);
    assertThat(circumstances.model()).isEqualTo("scripted");
    assertThat(circumstances.encoder()).isEqualTo("hashing");
    assertThat(circumstances.corpusVersion()).isEqualTo(1);
    assertThat(circumstances.support()).isEqualTo(.9);
    assertThat(circumstances.threshold()).isEqualTo(.5);
    assertThat(circumstances.removed().citations()).isZero();
    assertThat(circumstances.calls())
        .containsExactly(
            new ModelCall(ModelCall.Step.EMBED, "hashing", Optional.empty(), TokenUsage.NONE));
    assertThat(circumstances.millis().keySet())
        .containsExactly("embed", "search", "rank", "answer", "verify");
  }

  @Test
  void has_no_evidence_when_nothing_is_drafted() {
    save("rent is due");

    var answer = ask((retrieval, text) -> new Draft(List.of(), .1, .5));

    assertThat(answer).isInstanceOf(Answer.NoEvidence.class);
    assertThat(answer.circumstances().support()).isEqualTo(.1);
  }

  @Test
  void has_no_evidence_in_an_empty_corpus() {
    assertThat(ask(quotes("rent"))).isInstanceOf(Answer.NoEvidence.class);
  }

  @Test
  void a_quote_that_is_not_in_the_store_is_dropped_and_counted() {
    save("rent is due monthly.");

    var answer =
        ask(statements(at(0, 4, "rent"), at(0, 4, "RENT"), at(5, 7, "is"), at(0, 4, "ren")));

    var grounded = (Answer.Grounded) answer;
    assertThat(grounded.text()).isEqualTo("Says: rent [1]\nSays: is [2]");
    assertThat(grounded.citations()).extracting(Citation::number).containsExactly(1, 2);
    assertThat(grounded.circumstances().removed().citations()).isEqualTo(2);
  }

  @Test
  void has_no_evidence_when_every_quote_is_made_up() {
    save("rent is due monthly.");

    var answer = ask(statements(at(0, 5, "never"), at(100, 105, "never")));

    assertThat(answer).isInstanceOf(Answer.NoEvidence.class);
    assertThat(answer.circumstances().removed().citations()).isEqualTo(2);
  }

  @Test
  void an_empty_quote_proves_nothing() {
    save("rent is due monthly.");

    var answer = ask(statements(at(3, 3, ""), at(4, 5, " "), at(900, 900, "")));

    assertThat(answer).isInstanceOf(Answer.NoEvidence.class);
  }

  @Test
  void a_document_that_was_deleted_meanwhile_proves_nothing() {
    save("rent is due monthly.");

    var answer =
        ask(
            (retrieval, text) -> {
              documents.delete(ACME, new DocumentId("a"), deadline);
              return quotes("rent").apply(retrieval, text);
            });

    assertThat(answer).isInstanceOf(Answer.NoEvidence.class);
  }

  @Test
  void a_quote_from_another_tenants_document_proves_nothing() {
    save("rent is due monthly.");
    TestDocuments.store(
        documents, new TenantId("globex"), TestDocuments.plain("b", "secret of globex"));

    var answer =
        ask(
            (retrieval, text) -> {
              var foreign = passage(retrieval, new DocumentId("b"));
              return new Draft(
                  List.of(new Statement("x", foreign, new Span(0, 6), "secret")), 1, 0);
            });

    assertThat(answer).isInstanceOf(Answer.NoEvidence.class);
  }

  @Test
  void a_model_that_fails_is_not_hidden() {
    assertThatThrownBy(
            () ->
                ask(
                    (retrieval, text) -> {
                      throw new DependencyFailure.Transient("throttled", null);
                    }))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  private Answer ask(BiFunction<Retrieval, String, Draft> script) {
    var index = new InMemoryPassageIndex(documents);
    var retrieve = new RetrievePassages(index, new HashingEmbedder(), Ranking.DEFAULT);
    var steps =
        AskQuestion.Steps.quoting(retrieve, new Scripted(script), new QuoteAnswer(documents));
    return new AskQuestion(steps, clock, () -> ID)
        .ask(
            ACME,
            Enquiry.everywhere(new Question("when is rent due", List.of())),
            new CallLog(),
            deadline);
  }

  private void save(String... lines) {
    TestDocuments.store(documents, ACME, TestDocuments.embedded("a", lines));
  }

  /** Quotes each text from where it stands in the first passage that has it. */
  private static BiFunction<Retrieval, String, Draft> quotes(String... texts) {
    return (retrieval, question) -> {
      var statements = new ArrayList<Statement>();
      for (var text : texts) {
        for (var ranked : retrieval.passages()) {
          int at = ranked.passage().text().indexOf(text);
          if (at >= 0) {
            int start =
                ranked.passage().span().start() + ranked.passage().text().codePointCount(0, at);
            var span = new Span(start, start + text.length());
            statements.add(new Statement("Says: " + text, ranked.passage(), span, text));
            break;
          }
        }
      }
      return new Draft(statements, .9, .5);
    };
  }

  private record Quote(int start, int end, String text) {}

  private static Quote at(int start, int end, String text) {
    return new Quote(start, end, text);
  }

  private static BiFunction<Retrieval, String, Draft> statements(Quote... quotes) {
    return (retrieval, question) -> {
      var source = retrieval.passages().getFirst().passage();
      var statements = new ArrayList<Statement>();
      for (var quote : quotes) {
        var span = new Span(quote.start(), quote.end());
        statements.add(new Statement("Says: " + quote.text(), source, span, quote.text()));
      }
      return new Draft(statements, .9, .5);
    };
  }

  private static Passage passage(Retrieval retrieval, DocumentId document) {
    var known = retrieval.passages().getFirst().passage();
    return new Passage(
        known.id(),
        document,
        known.title(),
        0,
        known.span(),
        1,
        List.of(),
        known.language(),
        known.text(),
        known.stems());
  }

  /** Drafts what a test tells it to. */
  private record Scripted(BiFunction<Retrieval, String, Draft> script) implements Answerer {
    @Override
    public String model() {
      return "scripted";
    }

    @Override
    public Draft draft(Question question, Retrieval retrieval, Deadline until) {
      return script.apply(retrieval, question.text());
    }
  }
}
