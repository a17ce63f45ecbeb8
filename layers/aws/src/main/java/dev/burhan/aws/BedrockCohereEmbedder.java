package dev.burhan.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.TokenMeter;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * Embeds with Cohere Embed v3 or v4 on Bedrock, {@value #TEXTS_MAX} passages a call, and tells the
 * model which texts are questions. Of a passage v3 reads the first 2,048 characters.
 */
public final class BedrockCohereEmbedder implements Embedder {

  private static final int TEXTS_MAX = 96;

  private final ModelInvocation invocation;
  private final EmbeddingModel kind;
  private final Encoder encoder;

  /**
   * Embeds with a model.
   *
   * @param model such as cohere.embed-multilingual-v3 or cohere.embed-v4:0
   * @param encoder what is known of its vectors; of 1024 dimensions, with v4 also of 256, 512 or
   *     1536
   */
  public BedrockCohereEmbedder(BedrockRuntimeClient bedrock, String model, Encoder encoder) {
    this.kind =
        EmbeddingModel.of(
            model,
            encoder.dimensions(),
            EmbeddingModel.COHERE_V3,
            EmbeddingModel.COHERE_ENGLISH_V3,
            EmbeddingModel.COHERE_V4);
    this.invocation = new ModelInvocation(bedrock, model);
    this.encoder = encoder;
  }

  @Override
  public Encoder encoder() {
    return encoder;
  }

  @Override
  public float[] embedQuestion(String question, Deadline deadline) {
    return embedQuestion(question, TokenMeter.NONE, deadline);
  }

  @Override
  public float[] embedQuestion(String question, TokenMeter meter, Deadline deadline) {
    return embed("search_query", List.of(question), meter, deadline).getFirst();
  }

  @Override
  public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
    var vectors = new ArrayList<float[]>(passages.size());
    for (int from = 0; from < passages.size(); from += TEXTS_MAX) {
      int to = Math.min(from + TEXTS_MAX, passages.size());
      vectors.addAll(
          embed("search_document", passages.subList(from, to), TokenMeter.NONE, deadline));
    }
    return vectors;
  }

  private List<float[]> embed(String use, List<String> texts, TokenMeter meter, Deadline deadline) {
    var answer = invocation.answer(question(use, texts), deadline);
    meter.took(invocation.model(), answer.usage(String.join("", texts)));
    var embeddings = floats(answer.json().path("embeddings"));
    if (embeddings.size() != texts.size()) {
      throw invocation
          .failures()
          .notUnderstood("%d vectors for %d texts".formatted(embeddings.size(), texts.size()));
    }
    var vectors = new ArrayList<float[]>(texts.size());
    for (var embedding : embeddings) {
      vectors.add(invocation.unitVector(embedding, encoder.dimensions()));
    }
    return vectors;
  }

  /** A model may sort its vectors by type, though only one was asked for. */
  private static JsonNode floats(JsonNode embeddings) {
    return embeddings.isObject() ? embeddings.path("float") : embeddings;
  }

  private ObjectNode question(String use, List<String> texts) {
    var question = ModelInvocation.object().put("input_type", use);
    var list = question.putArray("texts");
    texts.forEach(text -> list.add(LongText.cut(text, kind.charactersMax())));
    question.putArray("embedding_types").add("float");
    return kind == EmbeddingModel.COHERE_V4
        ? question.put("truncate", "RIGHT").put("output_dimension", encoder.dimensions())
        : question.put("truncate", "END");
  }
}
