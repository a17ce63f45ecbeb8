package dev.burhan.models;

import ai.onnxruntime.OrtException;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Embeds text in process with an ONNX graph that is described by data.
 *
 * <p>Each text is run by itself. Graphs with 8-bit activations scale them by the largest value in
 * the run, so texts that share a run change each other's vectors (cosine down to .994 in batches of
 * 8 with the bundled encoder); and batches gain nothing at the length of a chunk.
 */
final class OnnxEmbedder implements Embedder, AutoCloseable {

  private final ModelDescription description;
  private final Encoder encoder;
  private final TextTokenizer tokenizer;
  private final Graph graph;

  private OnnxEmbedder(
      ModelDescription description, Encoder encoder, TextTokenizer tokenizer, Graph graph) {
    this.description = description;
    this.encoder = encoder;
    this.tokenizer = tokenizer;
    this.graph = graph;
  }

  /**
   * Loads tokenizer and graph.
   *
   * @param threads threads of one run; vectors do not depend on it
   * @throws BadModel when the graph is not what the description says
   * @throws DependencyFailure.Permanent when it cannot be loaded
   */
  static OnnxEmbedder load(
      ModelSource source, ModelDescription description, Encoder encoder, int threads) {
    try (InputStream json = source.tokenizer()) {
      var tokenizer = TextTokenizer.open(json, description.tokensMax());
      try {
        var graph = Graph.open(source, description, threads);
        return new OnnxEmbedder(description, encoder, tokenizer, graph);
      } catch (OrtException | IOException | RuntimeException e) {
        tokenizer.close();
        throw e;
      }
    } catch (BadModel e) {
      throw e;
    } catch (OrtException | IOException | RuntimeException | LinkageError e) {
      throw new DependencyFailure.Permanent("cannot load encoder " + encoder.name(), e);
    }
  }

  @Override
  public Encoder encoder() {
    return encoder;
  }

  @Override
  public float[] embedQuestion(String question, Deadline deadline) {
    deadline.check("embedding a question with " + encoder.name());
    return embed(description.queryPrefix() + question);
  }

  @Override
  public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
    var vectors = new ArrayList<float[]>(passages.size());
    for (String passage : passages) {
      deadline.check(
          "embedding with %s, done %d of %d passages"
              .formatted(encoder.name(), vectors.size(), passages.size()));
      vectors.add(embed(description.passagePrefix() + passage));
    }
    return vectors;
  }

  private float[] embed(String text) {
    long[] tokens;
    float[] states;
    try {
      tokens = tokenizer.ids(text);
      states = graph.run(tokens);
    } catch (OrtException | RuntimeException e) {
      throw new DependencyFailure.Permanent(
          "embedding failed with %s, characters=%d".formatted(encoder.name(), text.length()), e);
    }
    if (states.length == 0 || states.length != tokens.length * description.dimensions()) {
      throw new DependencyFailure.Permanent(
          "%s gave %d floats for %d tokens, expected %d for each"
              .formatted(encoder.name(), states.length, tokens.length, description.dimensions()),
          null);
    }
    return description.pooling().pool(states, description.dimensions());
  }

  @Override
  public void close() {
    tokenizer.close();
    graph.close();
  }
}
