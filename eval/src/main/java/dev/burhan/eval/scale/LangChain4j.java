package dev.burhan.eval.scale;

import com.zaxxer.hikari.HikariDataSource;
import dev.burhan.eval.workbench.Workbench;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore.SearchMode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Asks langchain4j's store on pgvector in its hybrid mode, filled and indexed as it offers. */
final class LangChain4j implements Contender {

  private static final String TABLE = "bench_langchain4j";
  private static final String FILLED = "bench_langchain4j_filled";
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final int QUESTIONS_MAX = 20;
  private static final String CANCELLED = "57014";

  /** As pgvector's documentation advises up to a million rows. */
  private static final int ROWS_PER_LIST = 1_000;

  private final HikariDataSource pool;
  private final EmbeddingStore<TextSegment> store;

  LangChain4j(Workbench workbench, SyntheticCorpus corpus, int dimensions, Consumer<String> told) {
    try (var sql = new OwnerSql(workbench);
        var filling = pool(workbench, "set statement_timeout = 0")) {
      if (!sql.has(FILLED)) {
        sql.run("drop table if exists " + TABLE);
        fill(store(filling, dimensions, SearchMode.VECTOR, 0), corpus, told);
        told.accept("indexing for langchain4j");
        store(filling, dimensions, SearchMode.HYBRID, lists(corpus));
        sql.vacuum(TABLE);
        sql.run("create table " + FILLED + " ()");
      }
    }
    this.pool = pool(workbench, "set statement_timeout = " + ANSWER_MAX.toMillis());
    this.store = store(pool, dimensions, SearchMode.HYBRID, lists(corpus));
  }

  private static int lists(SyntheticCorpus corpus) {
    return Math.max(1, corpus.large().passages() / ROWS_PER_LIST);
  }

  private static HikariDataSource pool(Workbench workbench, String first) {
    var owner = workbench.owner();
    var pool = new HikariDataSource();
    pool.setJdbcUrl(owner.url());
    pool.setUsername(owner.user());
    pool.setPassword(owner.password());
    pool.setMaximumPoolSize(2);
    pool.setConnectionInitSql(first);
    return pool;
  }

  /** Without lists it makes no index of vectors, and in the mode for vectors none of words. */
  private static EmbeddingStore<TextSegment> store(
      HikariDataSource pool, int dimensions, SearchMode mode, int lists) {
    return PgVectorEmbeddingStore.datasourceBuilder()
        .datasource(pool)
        .table(TABLE)
        .dimension(dimensions)
        .createTable(true)
        .useIndex(lists > 0)
        .indexListSize(Math.max(1, lists))
        .searchMode(mode)
        .textSearchConfig("english")
        .build();
  }

  private static void fill(
      EmbeddingStore<TextSegment> store, SyntheticCorpus corpus, Consumer<String> progress) {
    var large = corpus.large();
    var pace = new Pace("given to langchain4j", large.passages(), progress);
    for (int document = 0; document < large.documents(); document++) {
      var ids = new ArrayList<String>();
      var vectors = new ArrayList<Embedding>();
      var texts = new ArrayList<TextSegment>();
      for (var passage : corpus.passages(large, document)) {
        var place = new Metadata().put("document", document).put("ordinal", ids.size());
        ids.add(UUID.randomUUID().toString());
        vectors.add(Embedding.from(passage.values()));
        texts.add(TextSegment.from(passage.text(), place));
      }
      store.addAll(ids, vectors, texts);
      pace.add(ids.size());
    }
  }

  @Override
  public String name() {
    return "langchain4j";
  }

  @Override
  public Truth truth() {
    return Truth.NONE;
  }

  @Override
  public int questionsMax() {
    return QUESTIONS_MAX;
  }

  @Override
  public List<Found> top(SourceQuestion question) throws TooSlow {
    var request =
        EmbeddingSearchRequest.builder()
            .query(question.text())
            .queryEmbedding(Embedding.from(question.values()))
            .maxResults(TOP)
            .build();
    try {
      return store.search(request).matches().stream()
          .map(match -> match.embedded().metadata())
          .map(place -> new Found(number(place, "document"), number(place, "ordinal")))
          .toList();
    } catch (RuntimeException e) {
      if (e.getCause() instanceof SQLException sql && CANCELLED.equals(sql.getSQLState())) {
        throw new TooSlow(e);
      }
      throw e;
    }
  }

  private static int number(Metadata place, String key) {
    var number = place.getInteger(key);
    if (number == null) {
      throw new IllegalStateException("no " + key + " in " + place);
    }
    return number;
  }

  @Override
  public void close() {
    pool.close();
  }
}
