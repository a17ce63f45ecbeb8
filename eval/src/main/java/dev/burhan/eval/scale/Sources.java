package dev.burhan.eval.scale;

import dev.burhan.cloud.command.Samples;
import dev.burhan.documents.Chunk;
import dev.burhan.documents.Chunker;
import dev.burhan.documents.Document;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.PagedText;
import dev.burhan.documents.Submission;
import dev.burhan.eval.workbench.BeirData;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds real passages with their vectors, in the order of the documents they stand in, and real
 * questions about them. Only what the encoder knows the language of is kept.
 *
 * @param warmUps questions that are not among the others, where the set has more; they bring into
 *     memory what a server that runs has there
 */
record Sources(
    String name,
    Encoder encoder,
    List<SourcePassage> passages,
    List<SourceQuestion> questions,
    List<SourceQuestion> warmUps) {

  /** Names the documents written for this project. */
  static final String SAMPLES = "sample";

  private static final Duration EMBED_MAX = Duration.ofHours(2);

  /** A question and the places of what answers it. */
  private record Asked(String text, Set<Integer> relevant) {}

  Sources {
    passages = List.copyOf(passages);
    questions = List.copyOf(questions);
    warmUps = List.copyOf(warmUps);
    if (passages.isEmpty() || questions.isEmpty()) {
      throw new IllegalArgumentException(
          name + ": " + encoder.name() + " knows the language of no passage or of no question");
    }
  }

  /** Reads a folder in BEIR layout, or the samples. */
  static Sources read(String data, Embedder embedder, int questionsMax) {
    return data.equals(SAMPLES)
        ? samples(embedder, questionsMax)
        : of(BeirData.read(Path.of(data)), embedder, questionsMax);
  }

  /** Takes at most {@code questionsMax} questions, spread evenly over those of the set. */
  static Sources of(BeirData data, Embedder embedder, int questionsMax) {
    var known = new LinkedHashMap<String, String>(data.passages());
    known.values().removeIf(text -> !embedder.encoder().knows(Language.of(text)));
    var places = new HashMap<String, Integer>();
    known.keySet().forEach(id -> places.put(id, places.size()));
    var judged = new ArrayList<Asked>();
    data.queries()
        .forEach(
            (id, text) -> {
              var relevant = new HashSet<>(data.relevance().getOrDefault(id, Map.of()).keySet());
              relevant.retainAll(places.keySet());
              judged.add(
                  new Asked(text, relevant.stream().map(places::get).collect(Collectors.toSet())));
            });
    return new Sources(
        data.name(),
        embedder.encoder(),
        passages(List.copyOf(known.values()), embedder),
        questions(judged, embedder, questionsMax, 0),
        questions(judged, embedder, questionsMax, .5));
  }

  /** The sample documents, cut as the product cuts them; nobody judged what answers a question. */
  static Sources samples(Embedder embedder, int questionsMax) {
    var texts =
        Samples.DOCUMENTS.stream()
            .flatMap(name -> chunks(name).stream())
            .filter(chunk -> embedder.encoder().knows(chunk.language()))
            .map(Chunk::text)
            .toList();
    var asked =
        Samples.questions().stream().map(question -> new Asked(question.text(), Set.of())).toList();
    return new Sources(
        SAMPLES,
        embedder.encoder(),
        passages(texts, embedder),
        questions(asked, embedder, questionsMax, 0),
        questions(asked, embedder, questionsMax, .5));
  }

  private static List<Chunk> chunks(String name) {
    var text = Samples.document(name);
    var details = DocumentDetails.of(new DocumentId(name), Samples.title(text));
    var submission = new Submission(details, MediaType.MARKDOWN, new Submission.Inline(text));
    return new Chunker(Chunker.Limits.DEFAULT).chunk(Document.of(submission, PagedText.of(text)));
  }

  private static List<SourcePassage> passages(List<String> texts, Embedder embedder) {
    var vectors = embedder.embedPassages(texts, Deadline.in(EMBED_MAX, Clock.systemUTC()));
    var passages = new ArrayList<SourcePassage>();
    for (int i = 0; i < texts.size(); i++) {
      passages.add(SourcePassage.of(texts.get(i), vectors.get(i)));
    }
    return passages;
  }

  /**
   * Takes questions spread evenly.
   *
   * @param offset where between two of those with offset 0; none that offset 0 gives
   */
  private static List<SourceQuestion> questions(
      List<Asked> all, Embedder embedder, int max, double offset) {
    var known =
        all.stream().filter(asked -> embedder.encoder().knows(Language.of(asked.text()))).toList();
    int count = Math.min(max, known.size());
    var questions = new ArrayList<SourceQuestion>();
    for (int i = 0; i < count; i++) {
      int place = (int) ((long) i * known.size() / count);
      int other = (int) ((i + offset) * known.size() / count);
      if (offset > 0 && other == place) {
        continue;
      }
      var asked = known.get(other);
      var deadline = Deadline.in(EMBED_MAX, Clock.systemUTC());
      var vector = embedder.embedQuestion(asked.text(), deadline);
      questions.add(new SourceQuestion(asked.text(), vector, asked.relevant()));
    }
    return questions;
  }
}
