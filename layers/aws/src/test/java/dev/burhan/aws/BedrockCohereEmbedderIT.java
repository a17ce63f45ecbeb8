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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds the embedder to the contract, over HTTP, with both generations of its models. */
final class BedrockCohereEmbedderIT {

  private static final String V3 = "cohere.embed-multilingual-v3";
  private static final String V4 = "us.cohere.embed-v4:0";
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(5), Clock.systemUTC());

  private final EmbeddingBedrock bedrock = EmbeddingBedrock.of(1024);

  @AfterEach
  void close() {
    bedrock.close();
  }

  @Nested
  final class OfV3 implements EmbedderContract {
    @Override
    public Embedder embedder() {
      return embed(V3);
    }
  }

  @Nested
  final class OfV4 implements EmbedderContract {
    @Override
    public Embedder embedder() {
      return embed(V4);
    }
  }

  @Test
  void tells_how_many_tokens_a_question_took() {
    var took = new HashMap<String, TokenUsage>();

    embed(V3).embedQuestion("When is rent due?", took::put, SOON);

    assertThat(took).containsExactly(Map.entry(V3, new TokenUsage(7, 0, 0, 0, false)));
  }

  @Test
  void asks_v3_in_its_words() {
    embed(V3).embedQuestion("When?", SOON);

    assertThat(bedrock.paths).containsExactly("/model/cohere.embed-multilingual-v3/invoke");
    assertThat(bedrock.heard.getFirst())
        .hasToString(
            "{\"input_type\":\"search_query\",\"texts\":[\"When?\"],"
                + "\"embedding_types\":[\"float\"],\"truncate\":\"END\"}");
  }

  @Test
  void asks_v4_in_its_words() {
    embed(V4).embedPassages(List.of("Then."), SOON);

    assertThat(bedrock.heard.getFirst())
        .hasToString(
            "{\"input_type\":\"search_document\",\"texts\":[\"Then.\"],"
                + "\"embedding_types\":[\"float\"],\"truncate\":\"RIGHT\","
                + "\"output_dimension\":1024}");
  }

  @Test
  void sends_as_many_passages_a_call_as_it_may() {
    embed(V3).embedPassages(Collections.nCopies(193, "rent"), SOON);

    assertThat(bedrock.heard)
        .extracting(asked -> asked.path("texts").size())
        .containsExactly(96, 96, 1);
  }

  @Test
  void does_not_take_fewer_vectors_than_texts() {
    try (var server = BedrockServer.start(call -> call.answer("{\"embeddings\":[]}"));
        var client = EmbeddingBedrock.client(server)) {
      var embedder = new BedrockCohereEmbedder(client, V3, encoder(1024));

      assertThatThrownBy(() -> embedder.embedPassages(List.of("a"), SOON))
          .isInstanceOf(DependencyFailure.Permanent.class)
          .hasMessageContaining("0 vectors for 1 texts");
    }
  }

  @Test
  void knows_the_dimensions_of_each_generation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BedrockCohereEmbedder(bedrock.client, V3, encoder(1536)));
    assertThat(new BedrockCohereEmbedder(bedrock.client, V4, encoder(1536)).encoder().dimensions())
        .isEqualTo(1536);
  }

  private Embedder embed(String model) {
    return new BedrockCohereEmbedder(bedrock.client, model, encoder(1024));
  }

  private static Encoder encoder(int dimensions) {
    return new Encoder("cohere", dimensions, Set.of(Language.ENGLISH), .1, .05);
  }
}
