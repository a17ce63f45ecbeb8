package dev.burhan.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.TokenMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * Embeds with Titan Text Embeddings v2 on Bedrock. It takes a text a call, so passages are sent
 * {@value #AT_ONCE_MAX} at a time.
 */
public final class BedrockTitanEmbedder implements Embedder {

  private static final int AT_ONCE_MAX = 8;

  private final ModelInvocation invocation;
  private final EmbeddingModel kind;
  private final Encoder encoder;

  /**
   * Embeds with a model.
   *
   * @param model such as amazon.titan-embed-text-v2:0
   * @param encoder what is known of its vectors; of 256, 512 or 1024 dimensions
   */
  public BedrockTitanEmbedder(BedrockRuntimeClient bedrock, String model, Encoder encoder) {
    this.kind = EmbeddingModel.of(model, encoder.dimensions(), EmbeddingModel.TITAN_V2);
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
    return embed(question, meter, deadline);
  }

  @Override
  public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
    var factory = Thread.ofVirtual().factory();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE_MAX, factory)) {
      var vectors =
          passages.stream()
              .map(text -> threads.submit(() -> embed(text, TokenMeter.NONE, deadline)))
              .toList();
      return await(vectors, threads);
    }
  }

  /** Waits for all, but for none of the others once one has failed. */
  private List<float[]> await(List<Future<float[]>> vectors, ExecutorService threads) {
    var embedded = new ArrayList<float[]>(vectors.size());
    try {
      for (var vector : vectors) {
        embedded.add(vector.get());
      }
      return embedded;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw invocation.failures().passing(progress("was interrupted", embedded, vectors));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof DependencyFailure failure
          ? failure
          : invocation.failures().notUnderstood(progress("a surprise", embedded, vectors));
    } finally {
      threads.shutdownNow();
    }
  }

  private static String progress(String what, List<?> done, List<?> all) {
    return "%s, done %d of %d passages".formatted(what, done.size(), all.size());
  }

  private float[] embed(String text, TokenMeter meter, Deadline deadline) {
    var answer = invocation.answer(question(text), deadline);
    meter.took(invocation.model(), answer.usage(text));
    return invocation.unitVector(answer.json().path("embedding"), encoder.dimensions());
  }

  private ObjectNode question(String text) {
    return ModelInvocation.object()
        .put("inputText", LongText.cut(text, kind.charactersMax()))
        .put("dimensions", encoder.dimensions())
        .put("normalize", true);
  }
}
