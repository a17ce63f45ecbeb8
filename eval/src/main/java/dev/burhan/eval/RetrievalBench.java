package dev.burhan.eval;

import dev.burhan.documents.Chunk;
import dev.burhan.documents.Document;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.PagedText;
import dev.burhan.documents.Span;
import dev.burhan.documents.Submission;
import dev.burhan.eval.workbench.BeirData;
import dev.burhan.eval.workbench.Workbench;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.legal.PassageIndex;
import dev.burhan.legal.PassageIndex.QuestionVector;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.legal.RankedPassage;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Ranks the questions of a set through the real SQL: by words, by meaning, and by both. */
final class RetrievalBench {

  private static final int CHUNKS_PER_DOCUMENT = 500;
  private static final int EMBED_BATCH = 64;

  private final Workbench workbench;
  private final PassageIndex index;
  private final Embedder embedder;
  private final Consumer<String> progress;

  RetrievalBench(Workbench workbench, Embedder embedder, Consumer<String> progress) {
    this.workbench = workbench;
    this.index = workbench.index();
    this.embedder = embedder;
    this.progress = progress;
  }

  /** Stores the passages of a set for {@code tenant} and ranks its questions. */
  RetrievalReport run(TenantId tenant, BeirData data) {
    load(tenant, data);
    workbench.analyze();
    var legs = new EnumMap<RetrievalReport.Leg, RetrievalReport.Scores>(RetrievalReport.Leg.class);
    for (var leg : RetrievalReport.Leg.values()) {
      legs.put(leg, rank(tenant, data, leg));
    }
    return new RetrievalReport(
        data.name(),
        embedder.encoder().name(),
        data.queries().size(),
        data.passages().size(),
        legs);
  }

  private void load(TenantId tenant, BeirData data) {
    var texts = List.copyOf(data.passages().values());
    for (int from = 0; from < texts.size(); from += CHUNKS_PER_DOCUMENT) {
      var part = texts.subList(from, Math.min(texts.size(), from + CHUNKS_PER_DOCUMENT));
      workbench.store(tenant, document(from / CHUNKS_PER_DOCUMENT, part));
      progress.accept("stored " + (from + part.size()) + " of " + texts.size() + " passages");
    }
  }

  private IndexedDocument document(int number, List<String> texts) {
    var all = String.join("\n", texts);
    var submission =
        new Submission(
            DocumentDetails.of(new DocumentId("part-" + number), ""),
            MediaType.PLAIN,
            new Submission.Inline(all));
    var document = Document.of(submission, PagedText.of(all));
    var vectors = vectors(texts);
    var chunks = new ArrayList<IndexedChunk>();
    int start = 0;
    for (int i = 0; i < texts.size(); i++) {
      int end = start + texts.get(i).codePointCount(0, texts.get(i).length());
      var chunk =
          new Chunk(
              i,
              new Span(start, end),
              1,
              List.of(),
              Optional.empty(),
              Language.of(texts.get(i)),
              texts.get(i));
      chunks.add(new IndexedChunk(chunk, vectors.get(i)));
      start = end + 1;
    }
    return IndexedDocument.of(document, embedder.encoder().name(), chunks);
  }

  private List<Optional<Vector>> vectors(List<String> texts) {
    var vectors = new ArrayList<Optional<Vector>>();
    for (int from = 0; from < texts.size(); from += EMBED_BATCH) {
      var batch = texts.subList(from, Math.min(texts.size(), from + EMBED_BATCH));
      var known =
          batch.stream().filter(text -> embedder.encoder().knows(Language.of(text))).toList();
      var embedded = embedder.embedPassages(known, deadline()).iterator();
      for (var text : batch) {
        vectors.add(
            embedder.encoder().knows(Language.of(text))
                ? Optional.of(new Vector(embedded.next()))
                : Optional.empty());
      }
    }
    return vectors;
  }

  private RetrievalReport.Scores rank(TenantId tenant, BeirData data, RetrievalReport.Leg leg) {
    var ids = List.copyOf(data.passages().keySet());
    var scores = new RetrievalReport.Scores.Builder();
    for (var query : data.queries().entrySet()) {
      var vector =
          leg == RetrievalReport.Leg.BM25
              ? Optional.<QuestionVector>empty()
              : vector(query.getValue());
      var search =
          new Search(
              leg == RetrievalReport.Leg.VECTOR ? "" : query.getValue(),
              vector,
              RetrievePassages.CANDIDATES_MAX);
      long start = System.nanoTime();
      var candidates = index.search(tenant, search, deadline());
      var ranked = Ranking.DEFAULT.rank(candidates, embedder.encoder());
      double millis = (System.nanoTime() - start) / 1e6;
      var order = ordered(ranked, leg).stream().map(r -> id(ids, r)).toList();
      scores.add(order, data.relevance().getOrDefault(query.getKey(), Map.of()), millis);
    }
    progress.accept("ranked " + data.queries().size() + " questions by " + leg.key());
    return scores.build();
  }

  private static List<RankedPassage> ordered(List<RankedPassage> ranked, RetrievalReport.Leg leg) {
    return switch (leg) {
      case FUSED -> ranked;
      case BM25 -> Ranking.order(Ranking.Leg.LEXICAL, ranked);
      case VECTOR -> Ranking.order(Ranking.Leg.MEANING, ranked);
    };
  }

  private Optional<QuestionVector> vector(String question) {
    if (!embedder.encoder().knows(Language.of(question))) {
      return Optional.empty();
    }
    return Optional.of(
        new QuestionVector(
            embedder.encoder().name(), new Vector(embedder.embedQuestion(question, deadline()))));
  }

  private static String id(List<String> ids, RankedPassage ranked) {
    var part = ranked.passage().document().value().substring("part-".length());
    return ids.get(Integer.parseInt(part) * CHUNKS_PER_DOCUMENT + ranked.passage().ordinal());
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(30), Clock.systemUTC());
  }
}
