package dev.burhan.models.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import dev.burhan.legal.PassageIndex.LanguageStatistics;
import dev.burhan.legal.Question;
import dev.burhan.legal.RetrievePassages.Retrieval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScoredSentenceTest {

  private static final Encoder ENCODER = new Encoder("test", 8, Set.of(Language.ENGLISH), .2, .05);

  @Test
  void adds_meaning_coverage_and_the_passage() {
    var scored = score("deposit", Optional.of(.3));

    assertThat(scored.coverage()).isEqualTo(1);
    assertThat(scored.meaning()).isCloseTo(2, within(1e-12));
    assertThat(scored.rank()).isCloseTo(2 + 3 + .1 * 7, within(1e-12));
  }

  @Test
  void without_a_vector_words_and_the_passage_decide() {
    var scored = score("deposit", Optional.empty());

    assertThat(scored.meaning()).isZero();
    assertThat(scored.rank()).isCloseTo(3 + .1 * 7, within(1e-12));
  }

  @Test
  void a_sentence_that_shares_no_word_is_covered_by_none() {
    var scored = score("unicorn", Optional.empty());

    assertThat(scored.coverage()).isZero();
    assertThat(scored.rank()).isCloseTo(.1 * 7, within(1e-12));
  }

  private static ScoredSentence score(String word, Optional<Double> cosine) {
    var statistics = new LanguageStatistics(9, 5, 5, List.of(), List.of(word), Map.of(word, 1));
    var ranked = EvidenceTest.ranked(5, 2, Optional.empty());
    var retrieval =
        new Retrieval(
            word,
            Optional.empty(),
            1,
            ENCODER,
            Map.of(Language.ENGLISH, statistics),
            List.of(ranked));
    var terms = QuestionTerms.of(new Question(word, List.of()), retrieval, Language.ENGLISH);
    var sentence = QuotableSentence.of(ranked.passage()).getFirst();
    return ScoredSentence.of(sentence, ranked, terms, cosine, ENCODER);
  }
}
