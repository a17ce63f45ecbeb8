package dev.burhan.models.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.language.Language;
import dev.burhan.language.Words;
import dev.burhan.legal.Bm25;
import dev.burhan.legal.PassageIndex.LanguageStatistics;
import dev.burhan.legal.Question;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.testing.HashingEmbedder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class QuestionTermsTest {

  private static final int PASSAGES = 100;
  private static final Map<String, Integer> FREQUENCIES =
      Map.of("deposit", 5, "tenant", 60, "rent", 20, "the", 95, "التأمين", 3);

  @Test
  void function_words_weigh_nothing() {
    var terms = alone("When may the tenant get the deposit?");

    assertThat(terms.weight(Set.of("when", "may", "the", "get"))).isZero();
    assertThat(terms.total()).isCloseTo(idf(60) + idf(5), within(1e-12));
  }

  @Test
  void arabic_function_words_weigh_nothing() {
    var terms = alone("متى يعاد التأمين");

    assertThat(terms.matched(List.of("متي", "يعاد", "التامين")))
        .containsExactlyInAnyOrder("يعاد", "التامين");
  }

  @Test
  void a_stem_no_document_holds_weighs_most() {
    var terms = alone("deposit tenant unicorn");

    assertThat(terms.weight(Set.of("unicorn")))
        .isEqualTo(idf(0))
        .isGreaterThan(terms.weight(Set.of("deposit")));
    assertThat(terms.weight(Set.of("deposit"))).isGreaterThan(terms.weight(Set.of("tenant")));
  }

  @Test
  void words_of_the_question_before_weigh_less() {
    var question = new Question("And the rent?", List.of("Who pays the deposit?"));

    var terms = terms(question, "Who pays the deposit? And the rent?");

    assertThat(terms.weight(Set.of("rent"))).isEqualTo(idf(20));
    assertThat(terms.weight(Set.of("deposit"))).isCloseTo(.4 * idf(5), within(1e-12));
  }

  @Test
  void a_word_asked_again_keeps_its_full_weight() {
    var question = new Question("Is the deposit due?", List.of("Who pays the deposit?"));

    var terms = terms(question, "Who pays the deposit? Is the deposit due?");

    assertThat(terms.weight(Set.of("deposit"))).isEqualTo(idf(5));
  }

  @Test
  void a_word_asked_twice_counts_once() {
    assertThat(alone("rent rent rent").total()).isEqualTo(idf(20));
  }

  @Test
  void coverage_is_the_share_of_the_weight() {
    var terms = alone("deposit rent");

    assertThat(terms.coverage(List.of())).isZero();
    assertThat(terms.coverage(List.of("deposit", "other", "deposit")))
        .isCloseTo(idf(5) / (idf(5) + idf(20)), within(1e-12));
    assertThat(terms.coverage(List.of("rent", "deposit"))).isCloseTo(1, within(1e-12));
  }

  @Test
  void nothing_covers_a_question_of_function_words() {
    var terms = alone("What may they do then?");

    assertThat(terms.total()).isZero();
    assertThat(terms.coverage(List.of("what", "may", "they", "do", "then"))).isZero();
  }

  @Test
  void a_language_without_passages_has_no_terms() {
    var question = new Question("deposit", List.of());

    var terms = QuestionTerms.of(question, retrieval("deposit", List.of()), Language.ARABIC);

    assertThat(terms.total()).isZero();
    assertThat(terms.coverage(List.of("deposit"))).isZero();
  }

  @Test
  void stems_that_do_not_line_up_with_the_words_are_safe() {
    var question = new Question("deposit rent tenant", List.of());

    var fewer =
        QuestionTerms.of(question, retrieval("deposit rent tenant", List.of("a")), english());
    var more =
        QuestionTerms.of(
            question, retrieval("deposit rent tenant", List.of("a", "b", "c", "d")), english());
    var none = QuestionTerms.of(question, retrieval("deposit rent tenant", List.of()), english());

    assertThat(fewer.matched(List.of("a", "b"))).containsExactly("a");
    assertThat(more.matched(List.of("a", "b", "c", "d"))).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(none.total()).isZero();
  }

  @Test
  void a_question_without_words_has_no_terms() {
    assertThat(alone("?! 😀").total()).isZero();
  }

  private static QuestionTerms alone(String text) {
    return terms(new Question(text, List.of()), text);
  }

  private static QuestionTerms terms(Question question, String searched) {
    var stems = Words.of(searched).stream().map(Words.Word::normal).toList();
    return QuestionTerms.of(question, retrieval(searched, stems), english());
  }

  private static Retrieval retrieval(String searched, List<String> stems) {
    var statistics = new LanguageStatistics(PASSAGES, 50, 80, List.of(), stems, FREQUENCIES);
    return new Retrieval(
        searched,
        Optional.empty(),
        1,
        new HashingEmbedder().encoder(),
        Map.of(english(), statistics),
        List.of());
  }

  private static Language english() {
    return Language.ENGLISH;
  }

  private static double idf(int frequency) {
    return Bm25.idf(PASSAGES, frequency);
  }
}
