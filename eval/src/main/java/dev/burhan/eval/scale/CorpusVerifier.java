package dev.burhan.eval.scale;

import dev.burhan.eval.workbench.Workbench;
import dev.burhan.tenancy.TenantId;

/**
 * Counts what is kept counted of a tenant again, from its passages. Each count is one statement, so
 * that it sees one state of the corpus while others write.
 */
final class CorpusVerifier implements AutoCloseable {

  private static final String VERIFIER = "verify_corpus(text)";

  private static final String LANGUAGES =
      """
      with kept as (
        select language, passages::bigint, terms::bigint, stems::bigint from corpus_language where tenant_id = ?
      ), counted as (
        select language, count(*),
               sum((select coalesce(sum(cardinality(positions)), 0) from unnest(lexemes)))::bigint,
               sum(cardinality(string_to_array(stems, ' ')))::bigint
        from chunk where tenant_id = ? group by language
      )
      select count(*) as rows from (
        (select * from kept except select * from counted) union all (select * from counted except select * from kept)
      ) differences
      """;

  private static final String TERMS =
      """
      with kept as (
        select language, term, df::bigint, stem_df::bigint from term_stat
        where tenant_id = ? and (df <> 0 or stem_df <> 0)
      ), occurrence as (
        select language, lexeme as term, 1 as df, 0 as stem_df from chunk, unnest(tsvector_to_array(lexemes)) lexeme
        where tenant_id = ?
        union all
        select language, stem, 0, 1 from chunk,
               lateral (select distinct stem from unnest(string_to_array(stems, ' ')) stem where stem <> '') stems
        where tenant_id = ?
      ), counted as (
        select language, term, sum(df), sum(stem_df) from occurrence group by language, term
      )
      select count(*) as rows from (
        (select * from kept except select * from counted) union all (select * from counted except select * from kept)
      ) differences
      """;

  private final OwnerSql sql;

  CorpusVerifier(Workbench workbench) {
    this.sql = new OwnerSql(workbench);
  }

  /** How many counts are not what they should be. */
  int differences(TenantId tenant) {
    var id = tenant.value();
    if (!sql.query("select 1 where to_regprocedure(?) is not null", row -> 1, VERIFIER).isEmpty()) {
      return count("select count(*) as rows from verify_corpus(?)", id);
    }
    return count(LANGUAGES, id, id) + count(TERMS, id, id, id);
  }

  private int count(String statement, Object... parameters) {
    return sql.query(statement, row -> row.getInt("rows"), parameters).getFirst();
  }

  @Override
  public void close() {
    sql.close();
  }
}
