package dev.burhan.models.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.Span;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Language;
import dev.burhan.legal.Answerer.Statement;
import dev.burhan.legal.Question;
import dev.burhan.models.extractive.SupportModel.Weights;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExtractiveAnswererTest {

  private static final String LEASE =
      """
      # Lease

      ## Deposit

      The tenant pays a deposit of 900 dinars 😀. The landlord returns the deposit within 28 days.

      ## Pets

      The tenant may keep one cat. A dog needs written consent.
      """;
  private static final String ARABIC =
      """
      # نظام الشركة

      يلتزم الشريك بسداد حصته خلال ثلاثين يوما. تعقد الجمعية العامة مرة كل سنة.
      """;

  private static final SupportModel ALWAYS = wordsAlone(100);
  private static final SupportModel NEVER = wordsAlone(-100);

  private final HashingEmbedder embedder = new HashingEmbedder();
  private final Corpus corpus = new Corpus(embedder).add("lease", LEASE).add("nizam", ARABIC);

  @Test
  void quotes_the_sentence_that_answers() {
    var statements = ask(ALWAYS, "When does the landlord return the deposit?");

    assertThat(statements.getFirst().quote())
        .isEqualTo("The landlord returns the deposit within 28 days.");
    assertThat(codePoints(LEASE, statements.getFirst().span()))
        .isEqualTo("The landlord returns the deposit within 28 days.");
  }

  @Test
  void quotes_arabic_letter_for_letter() {
    var statements = ask(ALWAYS, "متى تعقد الجمعية العامة؟");

    assertThat(statements.getFirst().quote()).isEqualTo("تعقد الجمعية العامة مرة كل سنة.");
    assertThat(codePoints(ARABIC, statements.getFirst().span()))
        .isEqualTo(statements.getFirst().quote());
  }

  @Test
  void abstains_below_the_threshold() {
    var question = new Question("When does the landlord return the deposit?", List.of());

    var draft = answerer(NEVER).draft(question, corpus.retrieve(question), Corpus.soon());

    assertThat(draft.statements()).isEmpty();
    assertThat(draft.support()).isLessThan(draft.threshold());
    assertThat(draft.threshold()).isEqualTo(.5);
  }

  @Test
  void answers_at_the_threshold() {
    var question = new Question("When does the landlord return the deposit?", List.of());
    var even = wordsAlone(0);

    var draft = answerer(even).draft(question, corpus.retrieve(question), Corpus.soon());

    assertThat(draft.support()).isEqualTo(draft.threshold());
    assertThat(draft.statements()).isNotEmpty();
  }

  @Test
  void says_nothing_where_nothing_was_found() {
    var question = new Question("Who pays?", List.of());
    var empty = new Corpus(embedder).retrieve(question);

    var draft = answerer(ALWAYS).draft(question, empty, Corpus.soon());

    assertThat(draft.statements()).isEmpty();
    assertThat(draft.support()).isZero();
    assertThat(answerer(ALWAYS).evidence(question, empty, Corpus.soon())).isEmpty();
  }

  @Test
  void words_alone_decide_where_the_encoder_does_not_know_the_language() {
    var english = new HashingEmbedder(Set.of(Language.ENGLISH));
    var corpus = new Corpus(english).add("nizam", ARABIC).add("lease", LEASE);
    var question = new Question("متى تعقد الجمعية العامة؟", List.of());
    var answerer = new ExtractiveAnswerer(ALWAYS, english);

    var retrieval = corpus.retrieve(question);

    assertThat(answerer.evidence(question, retrieval, Corpus.soon()))
        .hasValueSatisfying(evidence -> assertThat(evidence.hasMeaning()).isFalse());
    assertThat(answerer.draft(question, retrieval, Corpus.soon()).statements().getFirst().quote())
        .isEqualTo("تعقد الجمعية العامة مرة كل سنة.");
  }

  @Test
  void evidence_has_meaning_where_the_encoder_knows_the_language() {
    var question = new Question("Who returns the deposit?", List.of());

    var evidence =
        answerer(ALWAYS).evidence(question, corpus.retrieve(question), Corpus.soon()).orElseThrow();

    assertThat(evidence.hasMeaning()).isTrue();
    assertThat(evidence.coverage()).isBetween(0.0, 1.0);
  }

  @Test
  void states_at_most_three_sentences() {
    var alike =
        "Rent is due. Rent is due now. Rent is due soon. Rent is due today. Rent is due here.";
    var question = new Question("Is rent due?", List.of());
    var retrieval = new Corpus(embedder).add("a", alike).retrieve(question);

    var draft = answerer(ALWAYS).draft(question, retrieval, Corpus.soon());

    assertThat(draft.statements()).hasSize(3);
  }

  @Test
  void leaves_out_sentences_far_from_the_best() {
    var statements = ask(ALWAYS, "May the tenant keep one cat?");

    assertThat(statements)
        .extracting(Statement::quote)
        .containsExactly("The tenant may keep one cat.");
  }

  @Test
  void reads_a_long_passage_up_to_a_bound() {
    var list = "Rent is due.\n".repeat(60) + "The deposit is 900 dinars.";
    var question = new Question("What is the deposit?", List.of());
    var retrieval = new Corpus(embedder).add("a", list).retrieve(question);

    var statements = answerer(ALWAYS).draft(question, retrieval, Corpus.soon()).statements();

    assertThat(statements)
        .isNotEmpty()
        .allSatisfy(s -> assertThat(codePoints(list, s.span())).isEqualTo(s.quote()));
  }

  @Test
  void fails_when_no_time_is_left() {
    var clock = SettableClock.atNoon();
    var deadline = Deadline.in(Duration.ofSeconds(1), clock);
    clock.advance(Duration.ofSeconds(2));
    var question = new Question("Who returns the deposit?", List.of());
    var retrieval = corpus.retrieve(question);

    assertThatThrownBy(() -> answerer(ALWAYS).draft(question, retrieval, deadline))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  @Test
  void the_same_question_gets_the_same_draft() {
    var question = new Question("When does the landlord return the deposit?", List.of());
    var retrieval = corpus.retrieve(question);
    var answerer = answerer(ALWAYS);

    var first = answerer.draft(question, retrieval, Corpus.soon());

    assertThat(answerer.draft(question, retrieval, Corpus.soon())).isEqualTo(first);
  }

  @Test
  void names_its_model() {
    assertThat(answerer(ALWAYS).model()).isEqualTo("extractive-1");
  }

  private List<Statement> ask(SupportModel support, String text) {
    var question = new Question(text, List.of());
    return answerer(support).draft(question, corpus.retrieve(question), Corpus.soon()).statements();
  }

  private ExtractiveAnswerer answerer(SupportModel support) {
    return new ExtractiveAnswerer(support, embedder);
  }

  /** Always the same probability. */
  private static SupportModel wordsAlone(double constant) {
    return new SupportModel(
        Map.of(SupportModel.WORDS_ALONE, new Weights(List.of(constant, 0.0, 0.0, 0.0), .5)));
  }

  private static String codePoints(String text, Span span) {
    var points = text.codePoints().toArray();
    return new String(points, span.start(), span.length());
  }
}
