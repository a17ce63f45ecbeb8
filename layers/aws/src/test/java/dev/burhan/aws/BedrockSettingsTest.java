package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BedrockSettingsTest {

  private static final Map<String, String> EMBEDDER =
      Map.of(
          "EMBEDDER", "bedrock:amazon.titan-embed-text-v2:0",
          "EMBEDDER_DIMENSIONS", "256",
          "EMBEDDER_LANGUAGES", "en,fr",
          "EMBEDDER_COSINE_MEAN", "0.12",
          "EMBEDDER_COSINE_DEVIATION", ".05");

  @Test
  void a_model_streams_and_takes_a_temperature_unless_told_otherwise() {
    var settings = BedrockModelSettings.of(Map.of("BEDROCK_MODEL", "amazon.nova-lite-v1:0"));

    assertThat(settings).isEqualTo(new BedrockModelSettings("amazon.nova-lite-v1:0", true, true));
  }

  @Test
  void a_model_may_do_neither() {
    var settings =
        BedrockModelSettings.of(
            Map.of(
                "BEDROCK_MODEL", "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/x.y",
                "BEDROCK_ACCEPTS_TEMPERATURE", "false",
                "BEDROCK_STREAMS", "false"));

    assertThat(settings.acceptsTemperature()).isFalse();
    assertThat(settings.streams()).isFalse();
  }

  @Test
  void every_problem_of_a_model_is_reported_at_once() {
    var environment =
        Map.of(
            "BEDROCK_MODEL", "no model",
            "BEDROCK_ACCEPTS_TEMPERATURE", "0.5",
            "BEDROCK_STREAMS", "yes");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> BedrockModelSettings.of(environment))
        .withMessageContaining("BEDROCK_MODEL ")
        .withMessageContaining("BEDROCK_ACCEPTS_TEMPERATURE ")
        .withMessageContaining("BEDROCK_STREAMS ");
  }

  @Test
  void an_encoder_in_this_process_embeds_unless_told_otherwise() {
    var faults = new ArrayList<String>();

    assertThat(BedrockEmbedderSettings.of(Map.of(), faults::add)).isEmpty();
    assertThat(BedrockEmbedderSettings.of(Map.of("EMBEDDER", "local"), faults::add)).isEmpty();
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Local", "titan", "openai:text-embedding-3-small", "bedrock"})
  void nobody_knows_another_embedder(String embedder) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> embedderOf(Map.of("EMBEDDER", embedder)))
        .withMessage("EMBEDDER must be local or bedrock:MODEL");
  }

  @Test
  void an_embedder_is_named_by_its_model_and_its_dimensions() {
    var encoder =
        new Encoder(
            "amazon.titan-embed-text-v2:0/256",
            256,
            Set.of(Language.ENGLISH, new Language("fr")),
            .12,
            .05);

    assertThat(embedderOf(EMBEDDER).encoder()).isEqualTo(encoder);
  }

  @Test
  void an_embedder_has_1024_dimensions_in_english_and_arabic_unless_told_otherwise() {
    var settings =
        embedderOf(
            Map.of(
                "EMBEDDER", "bedrock:eu.cohere.embed-v4:0",
                "EMBEDDER_COSINE_MEAN", "-0.01",
                "EMBEDDER_COSINE_DEVIATION", "0.07"));

    assertThat(settings.encoder().dimensions()).isEqualTo(1024);
    assertThat(settings.encoder().languages())
        .containsExactlyInAnyOrder(Language.ENGLISH, Language.ARABIC);
  }

  @Test
  void every_problem_of_an_embedder_is_reported_at_once() {
    var environment =
        Map.of(
            "EMBEDDER", "bedrock:cohere.embed-multilingual-v3",
            "EMBEDDER_DIMENSIONS", "999",
            "EMBEDDER_LANGUAGES", "English",
            "EMBEDDER_COSINE_MEAN", "1.5");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> embedderOf(environment))
        .withMessageContaining("EMBEDDER_DIMENSIONS ")
        .withMessageContaining("EMBEDDER_LANGUAGES ")
        .withMessageContaining("EMBEDDER_COSINE_MEAN ")
        .withMessageContaining("EMBEDDER_COSINE_DEVIATION ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "amazon.nova-lite-v1:0", "amazon.titan-embed-text-v1"})
  void a_model_that_does_not_embed_is_refused(String model) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> embedderOf(Map.of("EMBEDDER", "bedrock:" + model)))
        .withMessageContaining("EMBEDDER ");
  }

  @ParameterizedTest
  @CsvSource({
    "amazon.titan-embed-text-v2:0, BedrockTitanEmbedder",
    "cohere.embed-multilingual-v3, BedrockCohereEmbedder",
    "global.cohere.embed-v4:0, BedrockCohereEmbedder",
  })
  void the_model_decides_who_embeds(String model, String embedder) {
    var settings =
        embedderOf(
            Map.of(
                "EMBEDDER", "bedrock:" + model,
                "EMBEDDER_COSINE_MEAN", "0",
                "EMBEDDER_COSINE_DEVIATION", "0.07"));

    try (var bedrock = new AwsClients(Map.of()).bedrockRuntime()) {
      assertThat(settings.embedder(bedrock).getClass().getSimpleName()).isEqualTo(embedder);
    }
  }

  @Test
  void a_reranker_needs_a_model() {
    assertThat(BedrockRerankerSettings.of(Map.of("RERANK_MODEL", "amazon.rerank-v1:0")))
        .isEqualTo(new BedrockRerankerSettings("amazon.rerank-v1:0"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BedrockRerankerSettings.of(Map.of()))
        .withMessageContaining("RERANK_MODEL ");
  }

  private static BedrockEmbedderSettings embedderOf(Map<String, String> environment) {
    var faults = new ArrayList<String>();
    return BedrockEmbedderSettings.of(environment, faults::add)
        .orElseThrow(() -> new IllegalArgumentException(String.join("; ", faults)));
  }
}
