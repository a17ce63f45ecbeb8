package dev.burhan.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.burhan.failure.DependencyFailure;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Set;

/** Runs a token encoder's graph: token ids in, one vector for each token out; thread-safe. */
final class Graph implements AutoCloseable {

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String output;

  private Graph(OrtEnvironment environment, OrtSession session, String output) {
    this.environment = environment;
    this.session = session;
    this.output = output;
  }

  /**
   * Opens the graph and checks that it takes and gives what the description says.
   *
   * @throws BadModel when it does not
   */
  static Graph open(ModelSource source, ModelDescription description, int threads)
      throws OrtException, IOException {
    var environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "burhan");
    environment.setTelemetry(false);
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // A spinning thread wins a little on an idle machine and takes the core from its neighbours.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      OrtSession session = source.session(environment, options);
      var graph = new Graph(environment, session, description.output());
      try {
        checkFits(session, description);
        return graph;
      } catch (BadModel e) {
        graph.close();
        throw e;
      }
    }
  }

  private static void checkFits(OrtSession session, ModelDescription description) {
    var problems = new ArrayList<String>();
    Set<String> inputs = session.getInputNames();
    if (!inputs.containsAll(description.inputs())) {
      problems.add("inputs must be " + inputs + ", as the graph has them");
    }
    if (!ModelDescription.INPUTS.containsAll(inputs)) {
      problems.add("the graph asks for " + inputs + ", known are " + ModelDescription.INPUTS);
    }
    if (!session.getOutputNames().contains(description.output())) {
      problems.add("output must be one of " + session.getOutputNames());
    }
    if (!problems.isEmpty()) {
      throw new BadModel("model.json of " + description.card().name(), problems);
    }
  }

  /** Runs one text; gives the vectors of its tokens one behind the other. */
  float[] run(long[] tokens) throws OrtException {
    var tensors = new LinkedHashMap<String, OnnxTensor>();
    try {
      for (String input : session.getInputNames()) {
        tensors.put(input, tensor(input, tokens));
      }
      try (var result = session.run(tensors, Set.of(output))) {
        // The result closes its tensors; closing one here as well would log a warning each time.
        var buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
        var floats = new float[buffer.remaining()];
        buffer.get(floats);
        return floats;
      }
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(String input, long[] tokens) throws OrtException {
    var values = new long[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      values[i] =
          switch (input) {
            case ModelDescription.INPUT_IDS -> tokens[i];
            case ModelDescription.ATTENTION_MASK -> 1;
            default -> 0;
          };
    }
    long[] oneText = {1, tokens.length};
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), oneText);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new DependencyFailure.Permanent("cannot close the graph", e);
    }
  }
}
