package dev.burhan.eval.scale;

import dev.burhan.eval.workbench.Workbench;
import dev.burhan.postgres.SearchText;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Asks PostgreSQL's own text search: any of the words, an inverted index, {@code ts_rank}. */
final class TsRank implements Contender {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final int QUESTIONS_MAX = 20;

  private static final String BEST =
      """
      with asked as materialized (
        select replace(plainto_tsquery('english', ?)::text, '&', '|')::tsquery as words
      )
      select t.document_id, t.ordinal from bench_tsvector t, asked
      where t.lexemes @@ asked.words
      order by ts_rank(t.lexemes, asked.words) desc limit 10
      """;

  private final OwnerSql sql;

  TsRank(Workbench workbench, Consumer<String> progress) {
    this.sql = new OwnerSql(workbench);
    if (!sql.has("bench_tsvector_words")) {
      progress.accept("building an inverted index for ts_rank");
      sql.run("drop table if exists bench_tsvector");
      sql.run(
          """
          create table bench_tsvector as
          select document_id, ordinal, lexemes from chunk where tenant_id = 'large'
          """);
      sql.run("create index bench_tsvector_words on bench_tsvector using gin (lexemes)");
      sql.vacuum("bench_tsvector");
    }
    sql.within(ANSWER_MAX);
  }

  @Override
  public String name() {
    return "ts_rank";
  }

  @Override
  public Truth truth() {
    return Truth.WORDS;
  }

  @Override
  public int questionsMax() {
    return QUESTIONS_MAX;
  }

  @Override
  public List<Found> top(SourceQuestion question) throws TooSlow {
    return sql.queryInTime(
        BEST,
        row ->
            new Found(
                Integer.parseInt(row.getString("document_id").substring(2)), row.getInt("ordinal")),
        SearchText.of(question.text()));
  }

  @Override
  public void close() {
    sql.close();
  }
}
