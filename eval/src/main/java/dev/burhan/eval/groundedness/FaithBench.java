package dev.burhan.eval.groundedness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a folder in the layout of FaithBench (Bao et al., NAACL 2025): {@code
 * data_for_release/batch_*.json}, each summary with the spans that annotators marked in it.
 *
 * <p>A summary has the worst label of any of its spans; one without spans is consistent. Only
 * <i>unwanted</i> counts as not supported, as in the published figures of other detectors; strictly
 * read, <i>questionable</i> does too. Spans, annotators and the model that wrote a summary are not
 * passed on.
 */
final class FaithBench {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> DETECTORS =
      List.of(
          "gpt_4o",
          "gpt-4-turbo",
          "gpt-3.5-turbo",
          "hhem-2.1",
          "hhem-2.1-english",
          "hhemv1",
          "trueteacher",
          "true_nli");

  /** Best first. */
  enum Label {
    CONSISTENT,
    BENIGN,
    QUESTIONABLE,
    UNWANTED
  }

  private final boolean isStrict;
  private final List<LabelledClaim> claims = new ArrayList<>();
  private final Map<Label, Integer> counts = new EnumMap<>(Label.class);

  private FaithBench(boolean isStrict) {
    this.isStrict = isStrict;
  }

  static ClaimSet read(Path folder, boolean isStrict) throws IOException {
    var batches = folder.resolve("data_for_release");
    if (!Files.isDirectory(batches)) {
      throw new IllegalArgumentException(folder + " holds no data_for_release/batch_*.json");
    }
    var bench = new FaithBench(isStrict);
    try (Stream<Path> files = Files.list(batches)) {
      for (var file : files.filter(FaithBench::isBatch).sorted().toList()) {
        bench.add(file);
      }
    }
    return new ClaimSet(bench.claims, bench.notes());
  }

  private static boolean isBatch(Path file) {
    return file.getFileName().toString().matches("batch_\\d+\\.json");
  }

  private void add(Path file) throws IOException {
    JsonNode samples;
    try {
      samples = JSON.readTree(file.toFile()).path("samples");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
    int number = 0;
    for (var sample : samples) {
      add(sample, file + " sample " + number++);
    }
  }

  private void add(JsonNode sample, String place) {
    if (!sample.path("source").isTextual() || !sample.path("summary").isTextual()) {
      throw new IllegalArgumentException(place + " has no source or no summary");
    }
    var label = worst(sample.path("annotations"), place);
    counts.merge(label, 1, Integer::sum);
    boolean isSupported = label.compareTo(isStrict ? Label.BENIGN : Label.QUESTIONABLE) <= 0;
    claims.add(
        new LabelledClaim(
            sample.get("source").textValue(),
            sample.get("summary").textValue(),
            isSupported,
            others(sample.path("metadata"))));
  }

  private static Label worst(JsonNode annotations, String place) {
    var labels = new ArrayList<Label>();
    annotations.forEach(
        annotation ->
            annotation.path("label").forEach(label -> labels.add(label(label.asText(), place))));
    return labels.stream().max(Comparator.naturalOrder()).orElse(Label.CONSISTENT);
  }

  /** Kinds of unwanted spans are written behind a stop. */
  private static Label label(String text, String place) {
    return switch (text.split("\\.", 2)[0]) {
      case "Consistent" -> Label.CONSISTENT;
      case "Benign" -> Label.BENIGN;
      case "Questionable" -> Label.QUESTIONABLE;
      case "Unwanted" -> Label.UNWANTED;
      default -> throw new IllegalArgumentException(place + " has an unknown label: " + text);
    };
  }

  private static Map<String, Double> others(JsonNode metadata) {
    var others = new HashMap<String, Double>();
    for (var name : DETECTORS) {
      if (metadata.path(name).isNumber()) {
        others.put(name, metadata.get(name).doubleValue());
      }
    }
    return others;
  }

  private List<String> notes() {
    return List.of(
        "FaithBench, by worst label: " + counts,
        "counted as not supported: " + (isStrict ? "QUESTIONABLE and UNWANTED" : "UNWANTED"));
  }
}
