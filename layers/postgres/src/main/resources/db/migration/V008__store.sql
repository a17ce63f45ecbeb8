-- Writing documents by number. Each function expects the tenant to be set, and the corpus locked, for the transaction.

create or replace function count_document(p_tenant text, p_document text, p_sign int) returns void language plpgsql as $$
begin
  insert into corpus_language as c (tenant_id, language, passages, terms, stems)
  select p_tenant, language, p_sign * count(*), p_sign * sum(length),
         p_sign * sum(cardinality(string_to_array(stems, ' ')))
  from chunk where tenant_id = p_tenant and document_id = p_document group by language
  on conflict (tenant_id, language) do update
  set passages = c.passages + excluded.passages, terms = c.terms + excluded.terms, stems = c.stems + excluded.stems;

  with occurrence as materialized (
    select c.language, u.lexeme as term, 1 as lexeme, 0 as stem
    from chunk c, unnest(c.lexemes) u where c.tenant_id = p_tenant and c.document_id = p_document
    union all
    select c.language, w.stem, 0, 1
    from chunk c, lateral (select distinct stem from unnest(string_to_array(c.stems, ' ')) stem where stem <> '') w
    where c.tenant_id = p_tenant and c.document_id = p_document
  )
  insert into term_stat as s (tenant_id, language, term, df, stem_df)
  select p_tenant, language, term, p_sign * sum(lexeme), p_sign * sum(stem)
  from occurrence group by language, term
  on conflict (tenant_id, language, term) do update set df = s.df + excluded.df, stem_df = s.stem_df + excluded.stem_df;

  if p_sign < 0 then
    delete from term_stat s using (
      select distinct c.language, w.term from chunk c,
        lateral (select unnest(tsvector_to_array(c.lexemes)) union select unnest(string_to_array(c.stems, ' '))) w(term)
      where c.tenant_id = p_tenant and c.document_id = p_document) o
    where s.tenant_id = p_tenant and s.language = o.language and s.term = o.term and s.df = 0 and s.stem_df = 0;
    delete from corpus_language where tenant_id = p_tenant and passages = 0;
  end if;
end $$;

-- Takes a document out of what it is found by, save the counts: postings where it has them, its place in segments where not.
create function unlist_document(p_tenant text, p_document text) returns void language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  v_unsealed int := segment_size() * (select sealed from corpus where tenant_id = p_tenant);
begin
  delete from posting p using (
    select c.language, u.lexeme, c.chunk_no from chunk c, unnest(c.lexemes) u
    where c.tenant_id = p_tenant and c.document_id = p_document and c.chunk_no >= v_unsealed) gone
  where p.tenant_id = p_tenant and p.language = gone.language and p.term = gone.lexeme and p.chunk_no = gone.chunk_no;

  update segment s set passages = s.passages - gone.passages from (
    select c.chunk_no / segment_size() as segment, c.language, count(*) as passages from chunk c
    where c.tenant_id = p_tenant and c.document_id = p_document and c.chunk_no < v_unsealed group by 1, 2) gone
  where s.tenant_id = p_tenant and s.segment = gone.segment and s.language = gone.language;

  insert into posting_segment as s (tenant_id, language, term, segment, idf, impacts)
  select p_tenant, '', '', c.chunk_no / segment_size(), 0,
    ('{' || string_agg((c.chunk_no % segment_size() + 1) || ':-1e9', ',' order by c.chunk_no) || '}/' || segment_size())::sparsevec
  from chunk c where c.tenant_id = p_tenant and c.document_id = p_document and c.chunk_no < v_unsealed
  group by c.chunk_no / segment_size()
  on conflict (tenant_id, language, term, segment) do update
  set impacts = (s.impacts::vector + excluded.impacts::vector)::sparsevec;
end $$;

create or replace function drop_document(p_tenant text, p_document text) returns date language plpgsql as $$
declare
  v_first int;
  v_last  int;
  v_dated date;
begin
  select first_chunk, first_chunk + passages - 1 into v_first, v_last
  from document where tenant_id = p_tenant and document_id = p_document;
  if not found then
    return null;
  end if;
  perform count_document(p_tenant, p_document, -1);
  perform unlist_document(p_tenant, p_document);
  delete from embedding where tenant_id = p_tenant and chunk_no between v_first and v_last;
  delete from document where tenant_id = p_tenant and document_id = p_document
  returning coalesce(dated, (stored_at at time zone 'UTC')::date) into v_dated;
  return v_dated;
end $$;

-- chunks: as before; ordinals count from 0 without gaps.
create or replace function add_chunks(p_tenant text, p_document text, p_job text, p_encoder text, p_chunks jsonb)
returns void language sql as $$
  with input as materialized (
    select * from jsonb_to_recordset(p_chunks) as c(
      ordinal int, "start" int, "end" int, page int, headings text, parent int, language text, text text, search text,
      words text, hash uuid, vector text)
  ), home as materialized (
    select first_chunk from document where tenant_id = p_tenant and document_id = p_document
  ), added as (
    insert into chunk (tenant_id, chunk_no, document_id, ordinal, span_start, span_end, page, headings, parent, language,
                       text, length, lexemes, stems)
    select p_tenant, h.first_chunk + ordinal, p_document, ordinal, "start", "end", page, headings, parent, language, text,
           coalesce((select sum(cardinality(positions)) from unnest(lexemes)), 0), lexemes, burhan_stems(language, words)
    from (select i.*, to_tsvector(burhan_configuration(i.language), i.search) as lexemes from input i) i, home h
    order by ordinal
    returning chunk_no, ordinal, language, lexemes, length
  ), posted as (
    insert into posting (tenant_id, language, term, chunk_no, tf, length)
    select p_tenant, a.language, u.lexeme, a.chunk_no, cardinality(u.positions), a.length
    from added a, unnest(a.lexemes) u
  )
  insert into embedding (tenant_id, encoder, chunk_no, document_id, language, graph, text_hash, vector)
  select p_tenant, p_encoder, a.chunk_no, p_document, a.language, g.graph, i.hash, coalesce(i.vector::halfvec, d.vector)
  from added a join input i using (ordinal)
  left join draft_vector d on d.tenant_id = p_tenant and d.job_id = p_job and d.text_hash = i.hash
    and d.encoder = p_encoder
  left join vector_graph g on g.tenant_id = p_tenant and g.encoder = p_encoder
  where i.vector is not null or d.vector is not null
$$;

create or replace function end_save(p_tenant text, p_document text, p_job text, p_receipt jsonb, p_vectors int)
returns void language plpgsql as $$
declare
  v_first    int;
  v_passages int;
begin
  select first_chunk, passages into v_first, v_passages from document
  where tenant_id = p_tenant and document_id = p_document;
  if p_vectors <> (select count(*) from embedding where tenant_id = p_tenant
                   and chunk_no between v_first and v_first + v_passages - 1) then
    -- Drafts expired or were made by another encoder: the next attempt makes them anew.
    raise exception 'vectors are missing' using errcode = '55000';
  end if;
  perform count_document(p_tenant, p_document, 1);
  update document_job set standing = 'superseded'
  where tenant_id = p_tenant and document_id = p_document and standing = 'open' and submission <
    (select submission from document_job where tenant_id = p_tenant and job_id = p_job);
  update document_job set standing = 'stored', receipt = p_receipt where tenant_id = p_tenant and job_id = p_job;
  delete from draft_vector where tenant_id = p_tenant and job_id = p_job;
  update corpus set next_chunk = next_chunk + v_passages, version = version + 1 where tenant_id = p_tenant;
end $$;

-- reuse_vectors named chunk_id: the same, by number.
create or replace function reuse_vectors(p_tenant text, p_job text, p_encoder text, p_hashes jsonb)
returns table (text_hash uuid) language sql as $$
  insert into draft_vector (tenant_id, job_id, text_hash, encoder, vector)
  select distinct on (e.text_hash) p_tenant, p_job, e.text_hash, p_encoder, e.vector
  from jsonb_array_elements_text(p_hashes) h
  join embedding e on e.tenant_id = p_tenant and e.encoder = p_encoder and e.text_hash = h::uuid
  order by e.text_hash, e.chunk_no
  on conflict do nothing;
  select d.text_hash from draft_vector d
  where d.tenant_id = p_tenant and d.job_id = p_job and d.encoder = p_encoder
    and d.text_hash in (select h::uuid from jsonb_array_elements_text(p_hashes) h)
$$;
