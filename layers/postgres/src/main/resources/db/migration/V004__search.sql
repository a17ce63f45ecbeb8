-- Finding passages: both legs, all figures and texts in one call that also sets the tenant.
--
-- request: {question, words, encoder, vector, limit, k1, b}; encoder and vector are null without a vector.
-- result:  {version, languages: [{language, passages, terms_average, stems_average, terms, stems, stem_df}], found: […]}
--
-- Stable, so that all its statements see one snapshot: figures, passages and version of one state of the corpus.
create function search_passages(p_tenant text, p_request jsonb) returns text language plpgsql stable
set jit = off set plan_cache_mode = force_custom_plan as $$
declare
  v_question text := p_request ->> 'question';
  v_words    text := p_request ->> 'words';
  v_encoder  text := p_request ->> 'encoder';
  v_vector   halfvec := (p_request ->> 'vector')::halfvec;
  v_limit    int := (p_request ->> 'limit')::int;
  v_k1       float8 := (p_request ->> 'k1')::float8;
  v_b        float8 := (p_request ->> 'b')::float8;
  v_languages json;
  v_term_languages text[];
  v_terms     text[];
  v_averages  float8[];
  v_idfs      float8[];
  v_found     json;
begin
  perform set_config('burhan.tenant_id', p_tenant, true);

  with reading as materialized (
    select c.*, burhan_stems(c.language, v_words) as question_stems from corpus_language c
    where c.tenant_id = p_tenant and c.passages > 0
  )
  select json_agg(json_build_object(
    'language', r.language, 'passages', r.passages, 'terms_average', r.terms::float8 / r.passages,
    'stems_average', r.stems::float8 / r.passages, 'stems', r.question_stems,
    'terms', (select coalesce(json_object_agg(s.term, s.df order by s.term), '{}')
              from unnest(to_tsvector(burhan_configuration(r.language), v_question)) u
              join term_stat s on s.tenant_id = p_tenant and s.language = r.language and s.term = u.lexeme and s.df > 0),
    'stem_df', (select coalesce(json_object_agg(s.term, s.stem_df), '{}') from term_stat s
                where s.tenant_id = p_tenant and s.language = r.language and s.stem_df > 0
                and s.term = any (string_to_array(r.question_stems, ' ')))))
  into v_languages from reading r;

  -- As arrays, so that the planner sees how few terms there are; it takes JSON for thousands.
  select array_agg(l ->> 'language'), array_agg(t.key), array_agg((l ->> 'terms_average')::float8),
         array_agg(ln(1 + ((l ->> 'passages')::int - t.value::int + 0.5::float8) / (t.value::int + 0.5::float8)))
  into v_term_languages, v_terms, v_averages, v_idfs
  from json_array_elements(v_languages) l, json_each_text(l -> 'terms') t where t.value::int > 0;

  with term as materialized (
    select * from unnest(v_term_languages, v_terms, v_averages, v_idfs) as t(language, term, average, idf)
  ), hit as materialized (
    select p.chunk_id, p.term, p.tf,
           t.idf * (p.tf * (v_k1 + 1) / (p.tf + v_k1 * (1 - v_b + v_b * p.length / t.average))) as score
    from term t join posting p on p.tenant_id = p_tenant and p.language = t.language and p.term = t.term
  ), lexical as materialized (
    select chunk_id, sum(score order by term) as score from hit group by chunk_id
  ), candidate as materialized (
    (select chunk_id from lexical order by score desc, chunk_id limit v_limit)
    union
    (select chunk_id from embedding where v_vector is not null and tenant_id = p_tenant and encoder = v_encoder
     order by vector <=> v_vector limit v_limit)
  ), counted as materialized (
    select h.chunk_id, json_object_agg(h.term, h.tf) as counts
    from candidate join hit h using (chunk_id) group by h.chunk_id
  )
  select json_agg(json_build_object(
    'id', c.chunk_id, 'document', c.document_id, 'title', d.title, 'ordinal', c.ordinal, 'start', c.span_start,
    'end', c.span_end, 'page', c.page, 'headings', c.headings, 'language', c.language, 'text', c.text,
    'stems', c.stems, 'length', c.length, 'lexical', coalesce(x.score, 0), 'counts', n.counts,
    'cosine', case when v_vector is not null then 1 - (e.vector <=> v_vector) end))
  into v_found
  from candidate
  join chunk c on c.tenant_id = p_tenant and c.chunk_id = candidate.chunk_id
  join document d on d.tenant_id = p_tenant and d.document_id = c.document_id
  left join lexical x on x.chunk_id = c.chunk_id
  left join counted n on n.chunk_id = c.chunk_id
  left join embedding e on e.tenant_id = p_tenant and e.encoder = v_encoder and e.chunk_id = c.chunk_id;

  return json_build_object(
    'version', coalesce((select version from corpus where tenant_id = p_tenant), 0),
    'languages', coalesce(v_languages, '[]'), 'found', coalesce(v_found, '[]'))::text;
end $$;
