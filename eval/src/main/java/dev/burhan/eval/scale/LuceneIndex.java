package dev.burhan.eval.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/**
 * Is a Lucene index of the large tenant alone, merged into one segment: as fast as it gets. Its
 * graph of vectors is of Lucene's usual shape, 16 neighbours and a beam of 100.
 */
final class LuceneIndex implements AutoCloseable {

  static final String PLACE = "place";
  static final String TEXT = "text";
  static final String VECTOR = "vector";

  private static final int WRITERS = 2;
  private static final double BUFFER_MB = 512;
  private static final String BUILT = "built.json";
  private static final float K1 = .9f;
  private static final float B = .7f;

  private final Path folder;
  private final MMapDirectory directory;
  private final DirectoryReader reader;
  private final double buildSeconds;

  private LuceneIndex(Path folder, double buildSeconds) throws IOException {
    this.folder = folder;
    this.buildSeconds = buildSeconds;
    this.directory = new MMapDirectory(folder);
    this.reader = DirectoryReader.open(directory);
  }

  /** Opens the index in a folder and builds it first where it is missing or was not finished. */
  static LuceneIndex of(Path folder, SyntheticCorpus corpus, Consumer<String> progress) {
    var built = folder.resolve(BUILT);
    try {
      if (!isOf(built, corpus)) {
        Files.deleteIfExists(built);
        long start = System.nanoTime();
        build(folder, corpus, progress);
        double seconds = (System.nanoTime() - start) / 1e9;
        new ObjectMapper()
            .writeValue(
                built.toFile(), Map.of("corpus", corpus.identity(), "build_seconds", seconds));
      }
      var json = new ObjectMapper().readTree(built.toFile());
      return new LuceneIndex(folder, json.get("build_seconds").doubleValue());
    } catch (IOException e) {
      throw new UncheckedIOException("no Lucene index in " + folder, e);
    }
  }

  private static boolean isOf(Path built, SyntheticCorpus corpus) throws IOException {
    return Files.exists(built)
        && corpus
            .identity()
            .equals(new ObjectMapper().readTree(built.toFile()).path("corpus").textValue());
  }

  private static void build(Path folder, SyntheticCorpus corpus, Consumer<String> progress)
      throws IOException {
    var configuration =
        new IndexWriterConfig(new EnglishAnalyzer())
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
            .setSimilarity(similarity())
            .setRAMBufferSizeMB(BUFFER_MB);
    var large = corpus.large();
    var pace = new Pace("given to Lucene", large.passages(), progress);
    try (var directory = new MMapDirectory(folder);
        var writer = new IndexWriter(directory, configuration)) {
      Workers.run(
          WRITERS,
          large.documents(),
          document -> {
            var passages = corpus.passages(large, document);
            for (int ordinal = 0; ordinal < passages.size(); ordinal++) {
              add(writer, document, ordinal, passages.get(ordinal));
            }
            pace.add(passages.size());
          });
      progress.accept("merging in Lucene");
      writer.forceMerge(1);
    }
  }

  private static void add(IndexWriter writer, int document, int ordinal, SyntheticPassage passage) {
    long place = (long) document * SyntheticCorpus.PASSAGES_PER_DOCUMENT + ordinal;
    var row = new Document();
    row.add(new NumericDocValuesField(PLACE, place));
    row.add(new TextField(TEXT, passage.text(), Field.Store.NO));
    row.add(new KnnFloatVectorField(VECTOR, passage.values(), VectorSimilarityFunction.COSINE));
    try {
      writer.addDocument(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BM25Similarity similarity() {
    return new BM25Similarity(K1, B);
  }

  IndexSearcher searcher() {
    var searcher = new IndexSearcher(reader);
    searcher.setSimilarity(similarity());
    // Or the second time a question is asked would cost nothing.
    searcher.setQueryCache(null);
    return searcher;
  }

  double buildSeconds() {
    return buildSeconds;
  }

  long bytes() {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
