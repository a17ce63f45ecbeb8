package dev.burhan.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Prints how fast an embedder is and how its cosines are spread; run it by hand.
 *
 * <p>Arguments: a model's folder or {@code bundled}, then folders with {@code corpus.jsonl} and
 * {@code queries.jsonl}; without the latter it measures speed.
 */
final class ModelFigures {

  private static final int SAMPLE = 150;
  private static final String WORDS =
      "the tenant shall pay the landlord within thirty days of the end of each calendar month and"
          + " the supplier may terminate this agreement by written notice where the customer fails"
          + " to remedy a material breach ";

  private ModelFigures() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 1) {
      for (int threads : new int[] {1, 2}) {
        speed(arguments[0], threads);
      }
      return;
    }
    try (OnnxEmbedder embedder = open(arguments[0], 2)) {
      for (String folder : Arrays.asList(arguments).subList(1, arguments.length)) {
        cosines(embedder, Path.of(folder));
      }
    }
  }

  private static OnnxEmbedder open(String model, int threads) {
    return model.equals("bundled")
        ? TestModels.bundled(threads)
        : TestModels.folder(Path.of(model), threads);
  }

  private static void speed(String model, int threads) {
    try (OnnxEmbedder embedder = open(model, threads)) {
      embedder.embedPassages(texts(16, 60), soon());
      System.out.printf(
          "threads %d: question %.1f ms, passage of 60 %.1f ms, of 250 %.1f ms%n",
          threads,
          questionMillis(embedder),
          passageMillis(embedder, 48, 60),
          passageMillis(embedder, 32, 250));
    }
  }

  private static double questionMillis(Embedder embedder) {
    long start = System.nanoTime();
    for (int i = 0; i < 30; i++) {
      embedder.embedQuestion("When must the tenant of unit " + i + " pay the rent?", soon());
    }
    return (System.nanoTime() - start) / 1e6 / 30;
  }

  private static double passageMillis(Embedder embedder, int passages, int tokens) {
    long start = System.nanoTime();
    embedder.embedPassages(texts(passages, tokens), soon());
    return (System.nanoTime() - start) / 1e6 / passages;
  }

  private static List<String> texts(int count, int tokens) {
    var random = new Random(7);
    var words = Arrays.asList(WORDS.split(" "));
    var texts = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      // Lengths differ by up to a tenth, as those of real chunks do.
      int length = tokens - 3 - random.nextInt(tokens / 10);
      var text = new StringBuilder();
      for (int word = 0; word < length; word++) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static void cosines(Embedder embedder, Path folder) throws IOException {
    List<float[]> passages =
        embedder.embedPassages(sample(folder.resolve("corpus.jsonl"), SAMPLE), soon());
    var cosines = new ArrayList<Double>();
    for (String question : sample(folder.resolve("queries.jsonl"), SAMPLE)) {
      float[] vector = embedder.embedQuestion(question, soon());
      passages.forEach(passage -> cosines.add(TestModels.cosine(vector, passage)));
    }
    double mean = cosines.stream().mapToDouble(c -> c).average().orElse(0);
    double variance = cosines.stream().mapToDouble(c -> (c - mean) * (c - mean)).sum();
    System.out.printf(
        "%-40s mean %.4f deviation %.4f pairs %d%n",
        folder.getFileName(), mean, Math.sqrt(variance / cosines.size()), cosines.size());
  }

  private static List<String> sample(Path file, int size) throws IOException {
    var json = new ObjectMapper();
    var texts = new ArrayList<String>();
    for (String line : Files.readAllLines(file)) {
      texts.add(json.readTree(line).path("text").asText());
    }
    Collections.shuffle(texts, new Random(7));
    return texts.subList(0, Math.min(size, texts.size()));
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(30), Clock.systemUTC());
  }
}
