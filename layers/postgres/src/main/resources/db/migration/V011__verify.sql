-- Recounts a tenant's corpus out of its chunks and tells where what is kept differs; no rows when all is right. Stable, so
-- that all is counted in one snapshot, beside writers at work.
create function verify_corpus(p_tenant text) returns table (what text, kept text, counted text)
language sql stable set jit = off as $$
  with bounds as materialized (
    select coalesce((select sealed * segment_size() from corpus where tenant_id = p_tenant), 0) as unsealed
  ), counted_language as (
    select language, count(*) as passages, sum(length) as terms, sum(cardinality(string_to_array(stems, ' '))) as stems
    from chunk where tenant_id = p_tenant group by language
  ), counted_term as (
    select language, term, sum(lexeme) as df, sum(stem) as stem_df from (
      select c.language, u.lexeme as term, 1 as lexeme, 0 as stem from chunk c, unnest(c.lexemes) u
      where c.tenant_id = p_tenant
      union all
      select c.language, w.stem, 0, 1 from chunk c,
        lateral (select distinct stem from unnest(string_to_array(c.stems, ' ')) stem where stem <> '') w
      where c.tenant_id = p_tenant
    ) occurrence group by language, term
  ), occurrence as materialized (
    select c.language, u.lexeme as term, c.chunk_no, cardinality(u.positions) as tf, c.length
    from chunk c, unnest(c.lexemes) u where c.tenant_id = p_tenant
  ), buried as materialized (
    select segment * segment_size() + split_part(e, ':', 1)::int - 1 as chunk_no
    from posting_segment, unnest(string_to_array(trim('{' from split_part(impacts::text, '}', 1)), ',')) e
    where tenant_id = p_tenant and term = '' and e <> ''
  ), sealed as (
    select p.language, p.term, p.segment * segment_size() + split_part(e, ':', 1)::int - 1 as chunk_no, p.idf,
           split_part(e, ':', 2)::real as impact, s.average
    from posting_segment p left join segment s using (tenant_id, segment, language),
      unnest(string_to_array(trim('{' from split_part(p.impacts::text, '}', 1)), ',')) e
    where p.tenant_id = p_tenant and p.term <> '' and e <> ''
  ), living as (
    select * from sealed where chunk_no not in (select chunk_no from buried)
  )
  select 'corpus_language ' || coalesce(k.language, c.language), (k.passages, k.terms, k.stems)::text,
         (c.passages, c.terms, c.stems)::text
  from (select * from corpus_language where tenant_id = p_tenant) k full join counted_language c using (language)
  where (k.passages, k.terms, k.stems) is distinct from (c.passages, c.terms, c.stems)
  union all
  select 'term_stat ' || coalesce(k.language, c.language) || ' ' || coalesce(k.term, c.term), (k.df, k.stem_df)::text,
         (c.df, c.stem_df)::text
  from (select * from term_stat where tenant_id = p_tenant) k full join counted_term c using (language, term)
  where (k.df, k.stem_df) is distinct from (c.df, c.stem_df)
  union all
  select 'posting ' || coalesce(k.term, c.term) || ' in ' || coalesce(k.chunk_no, c.chunk_no), (k.tf, k.length)::text,
         (c.tf, c.length)::text
  from (select * from posting where tenant_id = p_tenant) k
  full join (select * from occurrence where chunk_no >= (select unsealed from bounds)) c using (language, term, chunk_no)
  where (k.tf, k.length) is distinct from (c.tf, c.length)
  union all
  select 'impact of ' || coalesce(k.term, c.term) || ' in ' || coalesce(k.chunk_no, c.chunk_no), k.impact::text,
         (k.idf * bm25_saturation(c.tf, c.length, k.average))::text
  from living k
  full join (select * from occurrence where chunk_no < (select unsealed from bounds)) c using (language, term, chunk_no)
  where (abs(k.impact / (k.idf * bm25_saturation(c.tf, c.length, k.average)) - 1) < 1e-5) is not true
  union all
  select 'segment ' || coalesce(k.segment, c.segment) || ' ' || coalesce(k.language, c.language), k.passages::text,
         c.passages::text
  from (select * from segment where tenant_id = p_tenant and passages > 0) k
  full join (select chunk_no / segment_size() as segment, language, count(*) as passages from chunk
             where tenant_id = p_tenant and chunk_no < (select unsealed from bounds) group by 1, 2) c
  using (segment, language)
  where k.passages is distinct from c.passages
  union all
  select 'row of no segment ' || p.segment || ' ' || p.term, null, null
  from posting_segment p
  where p.tenant_id = p_tenant and (p.segment >= (select unsealed from bounds) / segment_size()
    or not exists (select from segment s where s.tenant_id = p_tenant and s.segment = p.segment))
  union all
  select 'numbers', (k.next_chunk, k.sealed)::text, max(c.chunk_no)::text
  from corpus k left join chunk c on c.tenant_id = k.tenant_id where k.tenant_id = p_tenant
  group by k.next_chunk, k.sealed
  having k.next_chunk <= coalesce(max(c.chunk_no), -1) or k.sealed * segment_size() > k.next_chunk
  union all
  select 'document ' || d.document_id, (d.first_chunk, d.passages)::text, (min(c.chunk_no), count(c.chunk_no))::text
  from document d left join chunk c on c.tenant_id = d.tenant_id and c.document_id = d.document_id
  where d.tenant_id = p_tenant group by d.document_id, d.first_chunk, d.passages
  having d.passages <> count(c.chunk_no) or d.first_chunk + d.passages - 1 <> max(c.chunk_no)
    or d.first_chunk <> min(c.chunk_no)
  union all
  select 'embedding ' || e.chunk_no, (e.document_id, e.language)::text, (c.document_id, c.language)::text
  from embedding e left join chunk c on c.tenant_id = e.tenant_id and c.chunk_no = e.chunk_no
  where e.tenant_id = p_tenant and (e.document_id, e.language) is distinct from (c.document_id, c.language)
  union all
  select 'vector outside its graph ' || e.chunk_no, e.graph::text, g.graph::text
  from embedding e join vector_graph g using (tenant_id, encoder)
  where e.tenant_id = p_tenant and g.is_ready and e.graph is distinct from g.graph
$$;
