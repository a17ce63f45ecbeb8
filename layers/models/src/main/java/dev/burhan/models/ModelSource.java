package dev.burhan.models;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Opens an embedder's graph and tokenizer, wherever they lie. */
sealed interface ModelSource {

  /** Opens the graph. */
  OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options)
      throws OrtException, IOException;

  /** Opens {@code tokenizer.json}; the caller closes it. */
  InputStream tokenizer() throws IOException;

  /** Reads a model's folder. */
  record Folder(Path path) implements ModelSource {

    @Override
    public OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException {
      return environment.createSession(path.resolve(ModelDescription.GRAPH).toString(), options);
    }

    @Override
    public InputStream tokenizer() throws IOException {
      return Files.newInputStream(path.resolve(ModelDescription.TOKENIZER));
    }
  }

  /**
   * Reads resources of the class path.
   *
   * @param resources names from the root of the class path, by file name
   */
  record Bundled(Map<String, String> resources) implements ModelSource {

    @Override
    public OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException, IOException {
      try (InputStream bytes = open(ModelDescription.GRAPH)) {
        return environment.createSession(bytes.readAllBytes(), options);
      }
    }

    @Override
    public InputStream tokenizer() throws IOException {
      return open(ModelDescription.TOKENIZER);
    }

    private InputStream open(String file) throws IOException {
      String resource = resources.getOrDefault(file, file);
      InputStream stream = ModelSource.class.getResourceAsStream("/" + resource);
      if (stream == null) {
        throw new FileNotFoundException("no resource " + resource + " on the class path");
      }
      return stream;
    }
  }
}
