package dev.burhan.models.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.Span;
import dev.burhan.language.Language;
import dev.burhan.language.Words;
import dev.burhan.legal.Answerer.Statement;
import dev.burhan.legal.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuotableSentenceTest {

  private static final String BEFORE = "😀 عنوان\n\n";

  @Test
  void cuts_a_passage_into_sentences_with_their_stems() {
    var sentences = QuotableSentence.of(passage("The rent is due. The tenant pays it!"));

    assertThat(sentences)
        .extracting(QuotableSentence::text)
        .containsExactly("The rent is due.", "The tenant pays it!");
    assertThat(sentences.get(1).stems()).containsExactly("the", "tenant", "pays", "it");
  }

  @Test
  void spans_count_code_points_of_the_document() {
    var text = "العقد 😀👍🏽 ملزم. 𝔘 The rent is due. ما هو؟ 👨‍👩‍👧 نعم.";

    var quotes = QuotableSentence.of(passage(text)).stream().map(QuotableSentence::quoted).toList();

    assertThat(quotes)
        .extracting(Statement::quote)
        .containsExactly("العقد 😀👍🏽 ملزم.", "𝔘 The rent is due.", "ما هو؟", "👨‍👩‍👧 نعم.");
    assertThat(quotes)
        .allSatisfy(s -> assertThat(codePoints(BEFORE + text, s.span())).isEqualTo(s.quote()));
  }

  @Test
  void states_no_more_than_it_quotes() {
    var passage = passage("The rent is due. It is paid.");

    var statement = QuotableSentence.of(passage).getLast().quoted();

    assertThat(statement.text()).isEqualTo(statement.quote()).isEqualTo("It is paid.");
    assertThat(statement.source()).isSameAs(passage);
  }

  @Test
  void white_space_around_a_sentence_is_not_quoted() {
    var text = "  \n First one.\n\n\t Second one. \n";

    var quotes = QuotableSentence.of(passage(text)).stream().map(QuotableSentence::quoted).toList();

    assertThat(quotes).extracting(Statement::quote).containsExactly("First one.", "Second one.");
    assertThat(quotes)
        .allSatisfy(s -> assertThat(codePoints(BEFORE + text, s.span())).isEqualTo(s.quote()));
  }

  @Test
  void reads_a_sentence_under_its_headings() {
    var sentence = QuotableSentence.of(passage("The rent is due.")).getFirst();

    assertThat(sentence.textInContext()).isEqualTo("Lease\n4. Rent\nThe rent is due.");
  }

  @Test
  void stems_that_do_not_line_up_with_the_words_are_safe() {
    var fewer = QuotableSentence.of(passage("One two. Three four.", List.of("a", "b", "c")));
    var more = QuotableSentence.of(passage("One two.", List.of("a", "b", "c")));

    assertThat(fewer).extracting(QuotableSentence::stems).containsExactly(ab(), List.of("c"));
    assertThat(more).extracting(QuotableSentence::stems).containsExactly(ab());
  }

  @Test
  void a_blank_passage_has_no_sentence() {
    assertThat(QuotableSentence.of(passage(" \n\t "))).isEmpty();
  }

  private static List<String> ab() {
    return List.of("a", "b");
  }

  private static Passage passage(String text) {
    return passage(text, Words.of(text).stream().map(Words.Word::normal).toList());
  }

  private static Passage passage(String text, List<String> stems) {
    int start = BEFORE.codePointCount(0, BEFORE.length());
    var span = new Span(start, start + text.codePointCount(0, text.length()));
    var headings = List.of("Lease", "4. Rent");
    return new Passage(
        7, new DocumentId("a"), "Lease", 0, span, 1, headings, Language.ENGLISH, text, stems);
  }

  private static String codePoints(String text, Span span) {
    var points = text.codePoints().toArray();
    return new String(points, span.start(), span.length());
  }
}
