package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedEmbedderTest {

  private static final String ENGLISH = "The tenant shall pay the rent to the landlord.";
  private static final String OTHER_ENGLISH = "Cats sleep for most of the day and hunt at dawn.";
  private static final String ARABIC = "يلتزم المستأجر بدفع الإيجار في اليوم الأول من كل شهر.";
  private static final String OTHER_ARABIC = "تنام القطط معظم النهار وتصطاد عند الفجر.";

  private final Embedder first =
      new Scattered("one", 5, Set.of(Language.ENGLISH, Language.ARABIC), .8, .02);
  private final Embedder second = new Scattered("two", 7, Set.of(Language.ENGLISH), .5, .06);
  private final Joining joining = new Joining(.75, .45);
  private final Embedder joined = new JoinedEmbedder(first, second, joining);

  @Test
  void counts_deviations_of_both_as_the_votes_say() {
    assertThat(deviations(joined, ENGLISH, OTHER_ENGLISH))
        .isCloseTo(
            .75 * deviations(first, ENGLISH, OTHER_ENGLISH)
                + .45 * deviations(second, ENGLISH, OTHER_ENGLISH),
            within(1e-4));
  }

  @Test
  void counts_the_first_whole_where_the_second_does_not_know_the_question() {
    for (var passage : List.of(OTHER_ARABIC, ENGLISH)) {
      assertThat(deviations(joined, ARABIC, passage))
          .as(passage)
          .isCloseTo(deviations(first, ARABIC, passage), within(1e-4));
    }
  }

  @Test
  void takes_a_passage_the_second_does_not_know_for_unrelated_to_it() {
    assertThat(deviations(joined, ENGLISH, ARABIC))
        .isCloseTo(.75 * deviations(first, ENGLISH, ARABIC), within(1e-4));
  }

  @Test
  void gives_vectors_of_unit_length() {
    var vectors = joined.embedPassages(List.of(ENGLISH, ARABIC), TestModels.soon());

    for (var vector :
        List.of(vectors.getFirst(), vectors.getLast(), question(ENGLISH), question(ARABIC))) {
      assertThat(vector).hasSize(14);
      assertThat(TestModels.cosine(vector, vector)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void keeps_the_order_of_passages_in_several_languages() {
    var texts = List.of(ARABIC, ENGLISH, OTHER_ARABIC, OTHER_ENGLISH);

    var vectors = joined.embedPassages(texts, TestModels.soon());

    for (int i = 0; i < texts.size(); i++) {
      assertThat(vectors.get(i))
          .containsExactly(
              joined.embedPassages(List.of(texts.get(i)), TestModels.soon()).getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Der Mieter hat die Miete am ersten Werktag eines jeden Monats im Voraus an den Vermieter zu zahlen.",
        "Le locataire doit payer le loyer au bailleur le premier jour de chaque mois sans aucune exception.",
        "El arrendatario debe pagar la renta al arrendador el primer día de cada mes sin excepción alguna.",
        "Kiracı, kira bedelini her ayın ilk günü kiraya verene eksiksiz olarak ödemekle yükümlüdür ve gecikemez."
      })
  void takes_no_other_language_in_latin_letters_for_english(String text) {
    var vector = joined.embedPassages(List.of(text), TestModels.soon()).getFirst();

    for (int i = 5; i < 12; i++) {
      assertThat(vector[i]).isZero();
    }
  }

  @Test
  void takes_the_languages_of_the_first_and_names_both() {
    assertThat(joined.encoder().name()).isEqualTo("one+two");
    assertThat(joined.encoder().languages()).isEqualTo(first.encoder().languages());
  }

  private float[] question(String text) {
    return joined.embedQuestion(text, TestModels.soon());
  }

  private static double deviations(Embedder embedder, String question, String passage) {
    double cosine =
        TestModels.cosine(
            embedder.embedQuestion(question, TestModels.soon()),
            embedder.embedPassages(List.of(passage), TestModels.soon()).getFirst());
    var encoder = embedder.encoder();
    return (cosine - encoder.cosineMean()) / encoder.cosineDeviation();
  }

  /** Gives each text a direction of its own. */
  private record Scattered(Encoder encoder) implements Embedder {

    Scattered(String name, int dimensions, Set<Language> languages, double mean, double deviation) {
      this(new Encoder(name, dimensions, languages, mean, deviation));
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
      return direction("question" + question);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
      return passages.stream().map(this::direction).toList();
    }

    private float[] direction(String text) {
      var random = new Random(text.hashCode());
      var vector = new float[encoder.dimensions()];
      double squares = 0;
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) random.nextGaussian();
        squares += vector[i] * vector[i];
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(squares);
      }
      return vector;
    }
  }
}
