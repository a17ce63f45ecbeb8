package dev.burhan.eval.scale;

import dev.burhan.language.Encoder;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RetrievePassages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.QueryBuilder;

/**
 * Asks Lucene in process: by words, by vectors, or both with their scores added as the product adds
 * them. What only one of them found is taken to score in the other as the last of those it found.
 *
 * <p>Its graph is walked to the hundred nearest, or as far as the product walks its own: the first
 * is faster and finds fewer of the ten nearest, so only the second compares times at like recall.
 */
final class Lucene implements Contender {

  private static final int CANDIDATES = RetrievePassages.CANDIDATES_MAX;

  /** {@code hnsw.ef_search} of the product's migrations. */
  private static final int PRODUCT_WALK = 600;

  private final IndexSearcher searcher;
  private final Encoder encoder;
  private final Burhan.Leg leg;
  private final Walk walk;
  private final QueryBuilder words = new QueryBuilder(new EnglishAnalyzer());

  /** How many of the nearest a walk through the graph keeps in sight. */
  enum Walk {
    AS_FAR(PRODUCT_WALK, ""),
    SHORT(CANDIDATES, "@" + CANDIDATES);

    private final int nearest;
    private final String suffix;

    Walk(int nearest, String suffix) {
      this.nearest = nearest;
      this.suffix = suffix;
    }

    String suffix() {
      return suffix;
    }
  }

  Lucene(LuceneIndex index, Encoder encoder, Burhan.Leg leg, Walk walk) {
    this.searcher = index.searcher();
    this.encoder = encoder;
    this.leg = leg;
    this.walk = walk;
  }

  @Override
  public String name() {
    return leg.label().replace("burhan", "lucene") + walk.suffix;
  }

  @Override
  public Truth truth() {
    return leg.truth();
  }

  @Override
  public List<Found> top(SourceQuestion question) {
    try {
      return switch (leg) {
        case WORDS -> places(byWords(question));
        case VECTORS -> places(byVectors(question));
        case BOTH -> places(both(byWords(question), byVectors(question)));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ScoreDoc[] byWords(SourceQuestion question) throws IOException {
    // Null where the question holds nothing but stop words.
    Query query = words.createBooleanQuery(LuceneIndex.TEXT, question.text());
    return query == null ? new ScoreDoc[0] : searcher.search(query, CANDIDATES).scoreDocs;
  }

  private ScoreDoc[] byVectors(SourceQuestion question) throws IOException {
    var query = new KnnFloatVectorQuery(LuceneIndex.VECTOR, question.values(), walk.nearest);
    return searcher.search(query, CANDIDATES).scoreDocs;
  }

  private ScoreDoc[] both(ScoreDoc[] byWords, ScoreDoc[] byVectors) {
    double weight = Ranking.DEFAULT.meaningWeight() / encoder.cosineDeviation();
    var scores = new HashMap<Integer, Double>();
    add(scores, byWords, 1);
    // Lucene gives (1 + cosine) / 2.
    add(scores, byVectors, 2 * weight);
    return scores.entrySet().stream()
        .map(entry -> new ScoreDoc(entry.getKey(), entry.getValue().floatValue()))
        .sorted((one, other) -> Float.compare(other.score, one.score))
        .toArray(ScoreDoc[]::new);
  }

  /** Scores count from the last one up, so that what was not found adds nothing. */
  private static void add(Map<Integer, Double> scores, ScoreDoc[] found, double weight) {
    if (found.length == 0) {
      return;
    }
    double last = found[found.length - 1].score;
    for (var one : found) {
      scores.merge(one.doc, weight * (one.score - last), Double::sum);
    }
  }

  private List<Found> places(ScoreDoc[] found) throws IOException {
    var best = Arrays.copyOf(found, Math.min(found.length, TOP));
    var places = new Found[best.length];
    for (int i = 0; i < best.length; i++) {
      places[i] = place(best[i].doc);
    }
    return List.of(places);
  }

  private Found place(int number) throws IOException {
    var leaves = searcher.getIndexReader().leaves();
    var leaf = leaves.get(ReaderUtil.subIndex(number, leaves));
    var values = DocValues.getNumeric(leaf.reader(), LuceneIndex.PLACE);
    if (!values.advanceExact(number - leaf.docBase)) {
      throw new IllegalStateException("no place of " + number);
    }
    int size = SyntheticCorpus.PASSAGES_PER_DOCUMENT;
    return new Found((int) (values.longValue() / size), (int) (values.longValue() % size));
  }

  /** The index is shared, and closed by whoever opened it. */
  @Override
  public void close() {}
}
