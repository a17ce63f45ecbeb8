package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.engines.BedrockServer;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import dev.burhan.language.TokenUsage;
import dev.burhan.testing.EmbedderContract;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the embedder to the contract, over HTTP. */
final class BedrockTitanEmbedderIT implements EmbedderContract {

  private static final String MODEL = "amazon.titan-embed-text-v2:0";
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(5), Clock.systemUTC());

  private final EmbeddingBedrock bedrock = EmbeddingBedrock.of(512);

  @AfterEach
  void close() {
    bedrock.close();
  }

  @Override
  public Embedder embedder() {
    return new BedrockTitanEmbedder(bedrock.client, MODEL, encoder(512));
  }

  @Test
  void tells_how_many_tokens_a_question_took() {
    var took = new HashMap<String, TokenUsage>();

    embedder().embedQuestion("When is rent due?", took::put, SOON);

    assertThat(took).containsExactly(Map.entry(MODEL, new TokenUsage(7, 0, 0, 0, false)));
  }

  @Test
  void asks_in_the_words_of_the_model() {
    embedder().embedQuestion("When is rent due?", SOON);

    assertThat(bedrock.paths).containsExactly("/model/amazon.titan-embed-text-v2%3A0/invoke");
    assertThat(bedrock.heard.getFirst())
        .hasToString("{\"inputText\":\"When is rent due?\",\"dimensions\":512,\"normalize\":true}");
  }

  @Test
  void sends_some_passages_at_once_but_not_all() {
    embedder().embedPassages(Collections.nCopies(100, "rent"), SOON);

    assertThat(bedrock.heard).hasSize(100);
    assertThat(bedrock.openMost()).isBetween(1, 8);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 1536})
  void knows_the_dimensions_of_the_model(int dimensions) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BedrockTitanEmbedder(bedrock.client, MODEL, encoder(dimensions)));
  }

  @Test
  void does_not_speak_to_another_model() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BedrockTitanEmbedder(
                    bedrock.client, "cohere.embed-multilingual-v3", encoder(1024)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"embedding\":[1,0]}",
        "{\"embedding\":\"none\"}",
        "{}",
        "[]",
        "not JSON",
      })
  void does_not_take_just_any_answer(String answer) {
    assertFails(call -> call.answer(answer), DependencyFailure.Permanent.class);
  }

  @Test
  void does_not_take_a_vector_without_a_direction() {
    var zeros = Collections.nCopies(512, "0").toString();

    assertFails(
        call -> call.answer("{\"embedding\":" + zeros + "}"), DependencyFailure.Permanent.class);
  }

  @ParameterizedTest
  @CsvSource({
    "429, ThrottlingException",
    "429, ModelNotReadyException",
    "408, ModelTimeoutException",
    "424, ModelErrorException",
    "500, InternalServerException",
    "503, ServiceUnavailableException",
  })
  void may_be_asked_again_when_the_model_is_busy(int status, String type) {
    assertFails(call -> call.refuse(status, type, "secret"), DependencyFailure.Transient.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, ValidationException",
    "403, AccessDeniedException",
    "404, ResourceNotFoundException",
  })
  void need_not_be_asked_again_when_it_is_refused(int status, String type) {
    assertFails(call -> call.refuse(status, type, "secret"), DependencyFailure.Permanent.class);
  }

  private static void assertFails(
      BedrockServer.Answer answer, Class<? extends DependencyFailure> failure) {
    try (var server = BedrockServer.start(answer);
        var client = EmbeddingBedrock.client(server)) {
      var embedder = new BedrockTitanEmbedder(client, MODEL, encoder(512));

      assertThatThrownBy(() -> embedder.embedPassages(List.of("a", "b"), SOON))
          .isInstanceOf(failure)
          .hasMessageContaining(MODEL)
          .hasMessageNotContaining("secret")
          .hasNoCause();
    }
  }

  private static Encoder encoder(int dimensions) {
    return new Encoder("titan", dimensions, Set.of(Language.ENGLISH), .1, .05);
  }
}
