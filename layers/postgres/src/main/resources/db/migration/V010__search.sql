-- Finding passages, filtered before any limit: postings and scans for what is small, segments and graphs for what is large.

-- Filters: {documents, tags, media_type, language, from, to}, each null or absent where it narrows nothing.
-- The documents one lets through, as ranges of numbers; language is the passage's own, and not looked at here.
create function matching_documents(p_tenant text, p_filter jsonb)
returns table (document_id text, first_chunk int, last_chunk int) language sql stable as $$
  select d.document_id, d.first_chunk, d.first_chunk + d.passages - 1
  from document d
  where d.tenant_id = p_tenant and d.passages > 0
    and (coalesce(jsonb_typeof(p_filter -> 'documents'), 'null') = 'null' or d.document_id = any (array(
      select jsonb_array_elements_text(p_filter -> 'documents'))))
    and (coalesce(jsonb_typeof(p_filter -> 'tags'), 'null') = 'null' or d.tags @> array(
      select jsonb_array_elements_text(p_filter -> 'tags')))
    and d.media_type = coalesce(p_filter ->> 'media_type', d.media_type)
    and coalesce(d.dated, (d.stored_at at time zone 'UTC')::date) between
      coalesce((p_filter ->> 'from')::date, '-infinity') and coalesce((p_filter ->> 'to')::date, 'infinity')
  order by d.first_chunk
$$;

-- Numbers among which are the best p_limit of the sealed passages, within the ranges if any: each segment's rows are
-- added up as dense vectors, and what may be among the best by the sums is kept. The sums are a little off: their floats
-- are short, and idf and average were those of the day of writing. A row whose idf is off by more than 2 % is set right;
-- for the rest each sum carries the bounds of the true score, so that nothing true is lost.
create function sealed_candidates(
  p_tenant text, p_languages text[], p_terms text[], p_averages float8[], p_idfs float8[], p_limit int,
  p_firsts int[], p_lasts int[])
returns setof int language sql stable set jit = off set plan_cache_mode = force_custom_plan set work_mem = '32MB' as $$
  with term as materialized (
    select * from unnest(p_languages || ''::text, p_terms || ''::text, p_averages || null::float8, p_idfs || null::float8)
      as t(language, term, average, idf)
  ), stretch as materialized (
    select s as segment, greatest(r.first - s * segment_size(), 0) as first,
           least(r.last - s * segment_size(), segment_size() - 1) as last
    from unnest(p_firsts, p_lasts) r(first, last),
         generate_series(r.first / segment_size(), r.last / segment_size()) s
  ), mask as materialized (
    select segment, rpad(string_agg(repeat('0', first - gone) || repeat('1', last - first + 1), '' order by first),
                         segment_size(), '0')::varbit as bits
    from (select *, lag(last, 1, -1) over (partition by segment order by first) + 1 as gone from stretch) s
    group by segment
  ), summed as (
    select p.segment,
      sum(case when abs(t.idf / p.idf - 1) > 0.02
          then p.impacts::vector * array_fill((t.idf / p.idf)::real, array[segment_size()])::vector
          else p.impacts::vector end) as scores,
      min(case when abs(t.idf / p.idf - 1) > 0.02 then 1 else t.idf / p.idf end * least(1, t.average / s.average)) as low,
      max(case when abs(t.idf / p.idf - 1) > 0.02 then 1 else t.idf / p.idf end * greatest(1, t.average / s.average)) as high
    from term t
    join posting_segment p on p.tenant_id = p_tenant and p.language = t.language and p.term = t.term
    left join segment s on s.tenant_id = p_tenant and s.segment = p.segment and s.language = t.language
    where p_firsts is null or p.segment in (select segment from mask)
    group by p.segment
  ), total as materialized (
    select s.*, m.bits, row_number() over (order by s.segment) as n, count(*) over () as segments
    from summed s left join mask m using (segment)
  ), slack as materialized (
    select coalesce(min(low) / max(high), 1) * 0.999 as factor from total
  ), sampled as materialized (
    select coalesce((
      select x from (select scores, bits from total where n % greatest(segments / 4, 1) = 0) a,
      unnest(a.scores::real[]) with ordinality u(x, place)
      where x > 0 and (a.bits is null or get_bit(a.bits, place::int - 1) = 1)
      order by x desc offset p_limit - 1 limit 1) * (select factor from slack), 0) as threshold
  ), above as materialized (
    -- A quarter of the segments is enough to find some that are full of the best.
    select t.segment, bit_count(case when t.bits is null then q.bits else q.bits & t.bits end) as hits
    from total t, (select array_fill(threshold::real, array[segment_size()])::vector as threshold from sampled) s,
      lateral (select binary_quantize(t.scores - s.threshold) as bits) q
    where t.n % 4 = 0
  ), tightened as materialized (
    select greatest((select threshold from sampled), coalesce((
      select x from (
        select scores, bits from total
        where segment in (select segment from above where hits > 0 order by hits desc limit 4)) a,
      unnest(a.scores::real[]) with ordinality u(x, place)
      where x > 0 and (a.bits is null or get_bit(a.bits, place::int - 1) = 1)
      order by x desc offset p_limit - 1 limit 1) * (select factor from slack), 0)) as threshold
  ), kept as materialized (
    select t.segment, case when t.bits is null then q.bits else q.bits & t.bits end as bits
    from total t, (select array_fill(threshold::real, array[segment_size()])::vector as threshold from tightened) s,
      lateral (select binary_quantize(t.scores - s.threshold) as bits) q
  ), place as materialized (
    -- A run of zeros ends at each one.
    select segment, place from (
      select k.segment, u.n, bit_count(k.bits) as ones,
             (sum(length(u.zeros) + 1) over (partition by k.segment order by u.n))::int as place
      from kept k, unnest(string_to_array(k.bits::text, '1')) with ordinality u(zeros, n)
    ) runs where n <= ones
  ), candidate as materialized (
    select p.segment * segment_size() + p.place - 1 as chunk_no, vector_norm(subvector(t.scores, p.place, 1)) as score
    from place p join total t using (segment)
  )
  select chunk_no from candidate
  where score >= coalesce((select score from candidate order by score desc offset p_limit - 1 limit 1)
                          * (select factor from slack), 0)
$$;

-- The numbers nearest to a vector, by looking at every one that may be.
create function nearest_scanned(
  p_tenant text, p_encoder text, p_vector halfvec, p_limit int, p_language text, p_firsts int[], p_lasts int[])
returns setof int language plpgsql stable set jit = off set plan_cache_mode = force_custom_plan as $$
begin
  if p_firsts is null then
    return query select e.chunk_no from embedding e
      where e.tenant_id = p_tenant and e.encoder = p_encoder and e.language = coalesce(p_language, e.language)
      order by e.vector <=> p_vector, e.chunk_no limit p_limit;
  else
    return query select e.chunk_no from unnest(p_firsts, p_lasts) r(first, last)
      join embedding e on e.tenant_id = p_tenant and e.encoder = p_encoder and e.chunk_no between r.first and r.last
      where e.language = coalesce(p_language, e.language)
      order by e.vector <=> p_vector, e.chunk_no limit p_limit;
  end if;
end $$;

-- The same, along a graph, which is walked on until enough of what it yields matches. What it yields is not quite in
-- order: of twice as many the nearest are taken.
create function nearest_linked(
  p_graph int, p_tenant text, p_encoder text, p_vector halfvec, p_limit int, p_language text, p_documents text[])
returns setof int language plpgsql stable set jit = off set enable_sort = off as $$
begin
  perform set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', '600', true),
          set_config('hnsw.max_scan_tuples', '100000', true);
  return query execute format(
    'with near as materialized (select e.chunk_no, e.vector <=> $3 as distance from embedding e '
    'where e.graph = %s and e.tenant_id = $1 and e.encoder = $2%s%s order by e.vector <=> $3 limit $4 * 2) '
    'select chunk_no from near order by distance, chunk_no limit $4', p_graph,
    case when p_language is null then '' else ' and e.language = $5' end,
    case when p_documents is null then '' else ' and e.document_id = any ($6)' end)
  using p_tenant, p_encoder, p_vector, p_limit, p_language, p_documents;
end $$;

-- The numbers nearest to a vector: by the tenant's graph where it has one and many may match, by a scan otherwise. Should
-- the graph come back with too few (copies of one text can cut it in parts), a scan makes up for it.
create function nearest_chunks(
  p_tenant text, p_encoder text, p_vector halfvec, p_limit int, p_language text, p_documents text[], p_firsts int[],
  p_lasts int[])
returns int[] language plpgsql stable as $$
declare
  v_graph int := (select graph from vector_graph where tenant_id = p_tenant and encoder = p_encoder and is_ready);
  v_may   int;
  v_near  int[];
begin
  if v_graph is not null then
    v_may := least(
      case when p_firsts is not null then (select coalesce(sum(l - f + 1), 0) from unnest(p_firsts, p_lasts) r(f, l)) end,
      (select sum(passages) from corpus_language where tenant_id = p_tenant and language = coalesce(p_language, language)));
    if v_may >= graph_from() then
      v_near := array(select nearest_linked(v_graph, p_tenant, p_encoder, p_vector, p_limit, p_language, p_documents));
      if cardinality(v_near) >= least(p_limit, v_may) then
        return v_near;
      end if;
    end if;
  end if;
  return array(select nearest_scanned(p_tenant, p_encoder, p_vector, p_limit, p_language, p_firsts, p_lasts));
end $$;

-- request: {question, words, encoder, vector, limit, filter}; encoder and vector are null without a vector.
-- result:  {version, languages: [{language, passages, terms_average, stems_average, terms, stems, stem_df}], found: […]}
--
-- Figures are those of the whole corpus, whatever the filter. Stable, so that all its statements see one snapshot.
-- A result holds at most a megabyte: of more, the passages that rank worst in both legs are left out.
create or replace function search_passages(p_tenant text, p_request jsonb) returns text language plpgsql stable
set jit = off set plan_cache_mode = force_custom_plan as $$
declare
  v_question text := p_request ->> 'question';
  v_words    text := p_request ->> 'words';
  v_encoder  text := p_request ->> 'encoder';
  v_vector   halfvec := (p_request ->> 'vector')::halfvec;
  v_limit    int := (p_request ->> 'limit')::int;
  v_filter   jsonb := nullif(p_request -> 'filter', 'null');
  v_language text := v_filter ->> 'language';
  v_languages json;
  v_term_languages text[];
  v_terms     text[];
  v_averages  float8[];
  v_idfs      float8[];
  v_documents text[];
  v_firsts    int[];
  v_lasts     int[];
  v_unsealed  int;
  v_sealed    int[] := '{}';
  v_near      int[] := '{}';
  v_found     json;
begin
  perform set_config('burhan.tenant_id', p_tenant, true);
  if jsonb_strip_nulls(v_filter - 'language') <> '{}' then
    select coalesce(array_agg(document_id), '{}'), coalesce(array_agg(first_chunk), '{}'), coalesce(array_agg(last_chunk), '{}')
    into v_documents, v_firsts, v_lasts from matching_documents(p_tenant, v_filter);
  end if;

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
         array_agg(bm25_idf((l ->> 'passages')::int, t.value::int))
  into v_term_languages, v_terms, v_averages, v_idfs
  from json_array_elements(v_languages) l, json_each_text(l -> 'terms') t
  where t.value::int > 0 and l ->> 'language' = coalesce(v_language, l ->> 'language');

  v_unsealed := coalesce((select sealed * segment_size() from corpus where tenant_id = p_tenant), 0);
  if v_unsealed > 0 and v_terms is not null then
    v_sealed := array(select sealed_candidates(
      p_tenant, v_term_languages, v_terms, v_averages, v_idfs, v_limit, v_firsts, v_lasts));
  end if;
  if v_vector is not null then
    v_near := nearest_chunks(
      p_tenant, v_encoder, v_vector, v_limit, v_language, v_documents, v_firsts, v_lasts);
  end if;

  with term as materialized (
    select * from unnest(v_term_languages, v_terms, v_averages, v_idfs) as t(language, term, average, idf)
  ), hit as materialized (
    select p.chunk_no, p.term, p.tf, t.idf * bm25_saturation(p.tf, p.length, t.average) as score
    from term t join posting p on p.tenant_id = p_tenant and p.language = t.language and p.term = t.term
    union all
    select o.chunk_no, o.term, o.tf, t.idf * bm25_saturation(o.tf, o.length, t.average)
    from (
      -- Offset keeps the planner from unnesting once for each term.
      select c.chunk_no, c.language, c.length, u.lexeme as term, cardinality(u.positions) as tf
      from (select distinct n as chunk_no from unnest(v_sealed || v_near) n where n < v_unsealed) w
      join chunk c on c.tenant_id = p_tenant and c.chunk_no = w.chunk_no, unnest(c.lexemes) u
      where u.lexeme = any (v_terms) offset 0
    ) o join term t on t.language = o.language and t.term = o.term
  ), lexical as materialized (
    select chunk_no, sum(score order by term) as score from hit group by chunk_no
  ), allowed as materialized (
    select s.chunk_no from unnest(v_firsts, v_lasts) r(first, last),
      generate_series(greatest(r.first, v_unsealed), r.last) s(chunk_no)
    union all select unnest(v_sealed)
  ), best as materialized (
    select chunk_no from lexical
    where v_firsts is null and (chunk_no >= v_unsealed or chunk_no = any (v_sealed))
      or chunk_no in (select chunk_no from allowed)
    order by score desc, chunk_no limit v_limit
  ), candidate as materialized (
    select chunk_no from best union select unnest(v_near)
  ), counted as materialized (
    select h.chunk_no, json_object_agg(h.term, h.tf) as counts
    from candidate join hit h using (chunk_no) group by h.chunk_no
  ), passage as materialized (
    select json_build_object(
      'id', c.chunk_no, 'document', c.document_id, 'title', d.title, 'ordinal', c.ordinal, 'start', c.span_start,
      'end', c.span_end, 'page', c.page, 'headings', c.headings, 'language', c.language, 'text', c.text,
      'stems', c.stems, 'length', c.length, 'lexical', coalesce(x.score, 0), 'counts', n.counts,
      'cosine', case when v_vector is not null then 1 - (e.vector <=> v_vector) end) as entry,
      least(row_number() over (order by x.score desc nulls last),
            case when v_vector is not null then row_number() over (order by e.vector <=> v_vector) end) as rank
    from candidate
    join chunk c on c.tenant_id = p_tenant and c.chunk_no = candidate.chunk_no
    join document d on d.tenant_id = p_tenant and d.document_id = c.document_id
    left join lexical x on x.chunk_no = c.chunk_no
    left join counted n on n.chunk_no = c.chunk_no
    left join embedding e on e.tenant_id = p_tenant and e.encoder = v_encoder and e.chunk_no = c.chunk_no
  )
  select json_agg(entry order by rank) into v_found from (
    select entry, rank,
           -- As text within text, which is how the Data API sends it.
           sum(octet_length(to_json(entry::text)::text)) over (order by rank rows unbounded preceding) as bytes
    from passage) r
  where bytes + octet_length(to_json(v_languages::text)::text) <= 1000000;

  return json_build_object(
    'version', coalesce((select version from corpus where tenant_id = p_tenant), 0),
    'languages', coalesce(v_languages, '[]'), 'found', coalesce(v_found, '[]'))::text;
end $$;
