package dev.burhan.eval.scale;

import dev.burhan.eval.workbench.Workbench;
import dev.burhan.legal.Bm25;
import dev.burhan.postgres.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Computes BM25 exactly, from postings and counts of its own made from the lexemes of the passages:
 * the plain way, and the truth that others are held against.
 */
final class PlainPostings implements Contender {

  private static final String STATISTICS =
      """
      select t.language, t.term, l.average,
             ln(1 + (l.passages - t.df + 0.5::float8) / (t.df + 0.5::float8)) as idf
      from bench_language l
      cross join lateral unnest(to_tsvector(burhan_configuration(l.language), ?)) u
      join bench_term t on t.language = l.language and t.term = u.lexeme
      """;

  private static final String SCORES =
      """
      with term as materialized (
        select * from unnest(?::text[], ?::text[], ?::float8[], ?::float8[]) as t(language, term, average, idf)
      ), hit as (
        select p.chunk_no,
               t.idf * (p.tf * (?::float8 + 1) / (p.tf + ?::float8 * (1 - ?::float8 + ?::float8 * p.length / t.average)))
                 as score
        from term t join bench_posting p on p.language = t.language and p.term = t.term%s
      ), best as (
        select chunk_no, sum(score) as score from hit group by chunk_no order by score desc, chunk_no%s
      )
      select c.document_id, c.ordinal, best.score from best
      join chunk c on c.tenant_id = 'large' and c.chunk_no = best.chunk_no
      order by best.score desc, best.chunk_no
      """;

  private static final String BEST = SCORES.formatted("", " limit 100");

  private static final String OF_THESE =
      SCORES.formatted(
          """

          and p.chunk_no in (
            select c.chunk_no from unnest(?::text[], ?::int[]) as f(document_id, ordinal)
            join chunk c on c.tenant_id = 'large' and c.document_id = f.document_id and c.ordinal = f.ordinal)
          """,
          "");

  private final OwnerSql sql;

  PlainPostings(Workbench workbench, Consumer<String> progress) {
    this.sql = new OwnerSql(workbench);
    if (!sql.has("bench_language")) {
      progress.accept("building plain postings");
      build();
    }
    sql.run("set plan_cache_mode = force_custom_plan");
  }

  private void build() {
    sql.run("drop table if exists bench_posting, bench_term");
    sql.run(
        """
        create table bench_posting as
        select c.language, u.lexeme collate "C" as term, c.chunk_no, cardinality(u.positions) as tf, c.length
        from chunk c, unnest(c.lexemes) u where c.tenant_id = 'large'
        """);
    sql.run("set maintenance_work_mem = '1GB'");
    sql.run("create unique index on bench_posting (language, term, chunk_no) include (tf, length)");
    sql.run(
        """
        create table bench_term as
        select language, term, count(*)::int as df from bench_posting group by language, term
        """);
    sql.run("create unique index on bench_term (language, term)");
    sql.vacuum("bench_posting");
    sql.vacuum("bench_term");
    // Last, so that it is there only when all are.
    sql.run(
        """
        create table bench_language as
        select language, count(*)::int as passages, avg(length)::float8 as average
        from chunk where tenant_id = 'large' group by language
        """);
  }

  /** A passage and its exact score. */
  record Scored(Found found, double score) {
    private static Scored of(ResultSet row) throws SQLException {
      var document = row.getString("document_id");
      return new Scored(
          new Found(Integer.parseInt(document.substring(2)), row.getInt("ordinal")),
          row.getDouble("score"));
    }
  }

  private record Term(String language, String term, double average, double idf) {}

  @Override
  public String name() {
    return "plain postings";
  }

  @Override
  public Truth truth() {
    return Truth.WORDS;
  }

  @Override
  public List<Found> top(SourceQuestion question) {
    return best(question).stream().limit(TOP).map(Scored::found).toList();
  }

  /** As many as each leg of the product brings, best first. */
  List<Scored> best(SourceQuestion question) {
    return sql.query(BEST, Scored::of, parameters(question));
  }

  /**
   * Exact scores of passages that somebody found; those with no word of the question are absent.
   */
  List<Scored> scores(SourceQuestion question, List<Found> found) {
    var documents =
        found.stream()
            .map(one -> SyntheticCorpus.id(one.document()).value())
            .toArray(String[]::new);
    var ordinals = found.stream().mapToInt(Found::ordinal).toArray();
    var parameters = parameters(question);
    var all = Arrays.copyOf(parameters, parameters.length + 2);
    all[parameters.length] = documents;
    all[parameters.length + 1] = ordinals;
    return sql.query(OF_THESE, Scored::of, all);
  }

  private Object[] parameters(SourceQuestion question) {
    var terms =
        sql.query(
            STATISTICS,
            row ->
                new Term(
                    row.getString("language"),
                    row.getString("term"),
                    row.getDouble("average"),
                    row.getDouble("idf")),
            SearchText.of(question.text()));
    double k1 = Bm25.TERMS.k1();
    double b = Bm25.TERMS.b();
    return new Object[] {
      terms.stream().map(Term::language).toArray(String[]::new),
      terms.stream().map(Term::term).toArray(String[]::new),
      terms.stream().mapToDouble(Term::average).toArray(),
      terms.stream().mapToDouble(Term::idf).toArray(),
      k1,
      k1,
      b,
      b
    };
  }

  @Override
  public void close() {
    sql.close();
  }
}
