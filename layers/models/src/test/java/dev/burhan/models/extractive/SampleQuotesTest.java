package dev.burhan.models.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.language.Language;
import dev.burhan.language.Words;
import dev.burhan.legal.Answerer.Statement;
import dev.burhan.legal.Question;
import dev.burhan.models.extractive.SupportModel.Weights;
import dev.burhan.testing.HashingEmbedder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the sample documents many questions; whatever is stated must stand in them as quoted. */
final class SampleQuotesTest {

  private static final int QUESTIONS = 12;
  private static final SupportModel ALWAYS =
      new SupportModel(
          Map.of(SupportModel.WORDS_ALONE, new Weights(List.of(100.0, 0.0, 0.0, 0.0), .5)));

  private static final Map<String, int[]> CODE_POINTS = new HashMap<>();
  private static final List<String> WORDS = new ArrayList<>();

  @BeforeAll
  static void read() {
    for (var file : Corpus.samples()) {
      // What a tenant may send: emoji before the text, marks of direction, CRLF.
      var text = "😀 \u200f\r\n\r\n" + Corpus.read(file).replace("\n", "\r\n");
      CODE_POINTS.put(file.getFileName().toString(), text.codePoints().toArray());
      Words.of(text).forEach(word -> WORDS.add(text.substring(word.start(), word.end())));
    }
  }

  @Test
  void the_samples_were_seen() {
    assertThat(CODE_POINTS).hasSize(8);
    assertThat(WORDS).hasSizeGreaterThan(5_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"both languages", "English alone"})
  void every_quote_is_the_text_at_its_span_and_inside_its_passage(String encoder) {
    var embedder =
        encoder.equals("English alone")
            ? new HashingEmbedder(Set.of(Language.ENGLISH))
            : new HashingEmbedder();
    var corpus = new Corpus(embedder);
    CODE_POINTS.forEach((id, points) -> corpus.add(id, new String(points, 0, points.length)));
    var answerer = new ExtractiveAnswerer(ALWAYS, embedder);
    var random = new Random(20260102);

    for (int i = 0; i < QUESTIONS; i++) {
      var question = question(random);
      var draft = answerer.draft(question, corpus.retrieve(question), Corpus.soon());

      assertThat(draft.statements()).as(question.text()).hasSizeBetween(1, 3);
      assertThat(draft.support()).isBetween(0.0, 1.0);
      assertThat(draft.statements()).allSatisfy(SampleQuotesTest::isVerbatim);
    }
  }

  /** A few words in a row, of any document, and now and then a question before. */
  private static Question question(Random random) {
    int at = random.nextInt(WORDS.size() - 12);
    var text = String.join(" ", WORDS.subList(at, at + 1 + random.nextInt(8)));
    var history = random.nextBoolean() ? List.of(WORDS.get(at + 10) + "?") : List.<String>of();
    return new Question(random.nextBoolean() ? "and " + text + "?" : text, history);
  }

  private static void isVerbatim(Statement statement) {
    var points = CODE_POINTS.get(statement.source().document().value());
    var span = statement.span();
    var passage = statement.source().span();

    assertThat(points).isNotNull();
    assertThat(statement.quote()).isNotBlank().isEqualTo(statement.text());
    assertThat(new String(points, span.start(), span.length())).isEqualTo(statement.quote());
    assertThat(span.start()).isBetween(passage.start(), passage.end());
    assertThat(span.end()).isBetween(span.start(), passage.end());
  }
}
