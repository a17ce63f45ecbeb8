package dev.burhan.models.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.Span;
import dev.burhan.language.Language;
import dev.burhan.language.Words;
import dev.burhan.legal.Bm25;
import dev.burhan.legal.Explanation;
import dev.burhan.legal.Explanation.Lexical;
import dev.burhan.legal.Explanation.Meaning;
import dev.burhan.legal.Explanation.Phrase;
import dev.burhan.legal.Passage;
import dev.burhan.legal.PassageIndex.LanguageStatistics;
import dev.burhan.legal.Question;
import dev.burhan.legal.RankedPassage;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.testing.HashingEmbedder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EvidenceTest {

  private static final double IDF = Bm25.idf(10, 2);

  @Test
  void scores_are_shares_of_the_questions_weight() {
    var best = ranked(.95 * IDF, .5 * IDF, Optional.of(.4));

    var evidence = evidence("deposit", best);

    assertThat(evidence.coverage()).isEqualTo(1);
    assertThat(evidence.lexical()).isCloseTo(.5, within(1e-12));
    assertThat(evidence.phrase()).isCloseTo(.5, within(1e-12));
    assertThat(evidence.meaning()).isCloseTo(3, within(1e-12));
    assertThat(evidence.hasMeaning()).isTrue();
    assertThat(evidence.features()).hasSize(6).startsWith(1);
  }

  @Test
  void shares_have_a_maximum() {
    var evidence = evidence("deposit", ranked(1000, 1000, Optional.empty()));

    assertThat(evidence.lexical()).isEqualTo(1);
    assertThat(evidence.phrase()).isEqualTo(2);
  }

  @Test
  void a_passage_without_a_vector_has_no_meaning() {
    var evidence = evidence("deposit", ranked(1, 0, Optional.empty()));

    assertThat(evidence.hasMeaning()).isFalse();
    assertThat(evidence.features()).hasSize(4).startsWith(1);
  }

  /** The index scores "how long"; it is no subject, and no passage supports it. */
  @Test
  void a_question_of_function_words_is_supported_by_nothing() {
    var evidence = evidence("How long may they?", ranked(2, 1, Optional.empty()));

    assertThat(evidence.features()).containsExactly(1, 0, 0, 0);
    assertThat(SupportModel.shipped().probability(evidence, "any"))
        .isLessThan(SupportModel.shipped().threshold(evidence, "any"));
  }

  @Test
  void meaning_is_that_of_the_nearest_passage() {
    var first = ranked(1, 0, Optional.of(.3));
    var nearer = ranked(1, 0, Optional.of(.5));
    var unread = ranked(1, 0, Optional.empty());

    assertThat(evidence("deposit", first, nearer, unread).meaning()).isCloseTo(4, within(1e-12));
    assertThat(evidence("deposit", unread, nearer).hasMeaning()).isFalse();
  }

  @Test
  void words_alone_forget_the_meaning() {
    var words = new Evidence(.1, .2, .3, 4, 5).wordsAlone();

    assertThat(words.features()).containsExactly(1, .1, .2, .3);
  }

  private static Evidence evidence(String text, RankedPassage... passages) {
    var best = passages[0];
    var question = new Question(text, List.of());
    var stems = Words.of(text).stream().map(Words.Word::normal).toList();
    var statistics =
        new LanguageStatistics(
            10, 5, 5, List.of(), stems, Map.of("deposit", 2, "long", 3, "how", 4));
    var retrieval =
        new Retrieval(
            text,
            Optional.empty(),
            1,
            new HashingEmbedder().encoder(),
            Map.of(Language.ENGLISH, statistics),
            List.of(passages));
    var terms = QuestionTerms.of(question, retrieval, Language.ENGLISH);
    var sentence = QuotableSentence.of(best.passage()).getFirst();
    return Evidence.of(
        List.of(passages),
        terms,
        ScoredSentence.of(sentence, best, terms, Optional.empty(), retrieval.encoder()));
  }

  static RankedPassage ranked(double lexical, double phrase, Optional<Double> cosine) {
    var text = "The deposit is returned.";
    var passage =
        new Passage(
            1,
            new DocumentId("a"),
            "Lease",
            0,
            new Span(0, text.length()),
            1,
            List.of(),
            Language.ENGLISH,
            text,
            List.of("the", "deposit", "is", "returned"));
    var meaning = cosine.map(c -> new Meaning(8 * (c - .1) / .1, 8, c, .1, .1));
    return new RankedPassage(
        passage,
        new Explanation(
            lexical + phrase + meaning.map(Meaning::score).orElse(0.0),
            new Lexical(lexical, .9, .7, 2, 2, List.of()),
            new Phrase(phrase, .7, .2, .5, 3, 3, List.of()),
            new Phrase(0, .2, .2, .5, 4, 4, List.of()),
            meaning));
  }
}
