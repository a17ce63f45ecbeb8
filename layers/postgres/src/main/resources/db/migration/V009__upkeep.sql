-- Keeping the index of a growing tenant fast, a short piece at a time.

-- Writes the segment's rows anew out of the chunks that are there, with today's counts. Hash joins stay right where the
-- planner has no statistics yet, as in a large import; nested loops would take minutes.
create function write_segment(p_tenant text, p_segment int) returns void language plpgsql
set enable_nestloop = off as $$
declare
  v_first int := p_segment * segment_size();
begin
  delete from posting_segment where tenant_id = p_tenant and segment = p_segment;
  delete from segment where tenant_id = p_tenant and segment = p_segment;

  insert into segment (tenant_id, segment, language, average, passages)
  select p_tenant, p_segment, c.language, max(l.terms::float8 / l.passages), count(*)
  from chunk c join corpus_language l on l.tenant_id = p_tenant and l.language = c.language
  where c.tenant_id = p_tenant and c.chunk_no between v_first and v_first + segment_size() - 1
  group by c.language;

  insert into posting_segment (tenant_id, language, term, segment, idf, impacts)
  with occurrence as materialized (
    select c.language, u.lexeme as term, c.chunk_no - v_first + 1 as place, cardinality(u.positions) as tf, c.length
    from chunk c, unnest(c.lexemes) u
    where c.tenant_id = p_tenant and c.chunk_no between v_first and v_first + segment_size() - 1
  ), term as materialized (
    select o.language, o.term, bm25_idf(l.passages, s.df) as idf, l.terms::float8 / l.passages as average
    from (select distinct language, term from occurrence) o
    join corpus_language l on l.tenant_id = p_tenant and l.language = o.language
    join term_stat s on s.tenant_id = p_tenant and s.language = o.language and s.term = o.term
  )
  select p_tenant, o.language, o.term, p_segment, t.idf,
    ('{' || string_agg(o.place || ':' || (t.idf * bm25_saturation(o.tf, o.length, t.average))::real, ',' order by o.place)
      || '}/' || segment_size())::sparsevec
  from occurrence o join term t on t.language = o.language and t.term = o.term
  group by o.language, o.term, t.idf;
end $$;

-- Moves the postings of the first full segment after the sealed ones into rows of its own.
create function seal_segment(p_tenant text, p_segment int) returns void language plpgsql
set enable_nestloop = off as $$
begin
  perform write_segment(p_tenant, p_segment);
  -- Chunks with a lower number have none.
  delete from posting where tenant_id = p_tenant and chunk_no < (p_segment + 1) * segment_size();
  update corpus set sealed = p_segment + 1 where tenant_id = p_tenant;
end $$;

-- Gives a document the next numbers, so that the segment it leaves can be cleared.
create function renumber_document(p_tenant text, p_document text) returns void language plpgsql as $$
declare
  v_first    int;
  v_passages int;
  v_next     int;
begin
  perform unlist_document(p_tenant, p_document);
  select first_chunk, passages into v_first, v_passages from document
  where tenant_id = p_tenant and document_id = p_document;
  update corpus set next_chunk = next_chunk + v_passages where tenant_id = p_tenant
  returning next_chunk - v_passages into v_next;
  update chunk set chunk_no = chunk_no + v_next - v_first where tenant_id = p_tenant and document_id = p_document;
  update embedding set chunk_no = chunk_no + v_next - v_first
  where tenant_id = p_tenant and chunk_no between v_first and v_first + v_passages - 1;
  update document set first_chunk = v_next where tenant_id = p_tenant and document_id = p_document;
  insert into posting (tenant_id, language, term, chunk_no, tf, length)
  select p_tenant, c.language, u.lexeme, c.chunk_no, cardinality(u.positions), c.length
  from chunk c, unnest(c.lexemes) u where c.tenant_id = p_tenant and c.document_id = p_document;
end $$;

-- A sparse segment: its documents move to new numbers, then its rows go.
create function clear_segment(p_tenant text, p_segment int) returns void language plpgsql as $$
declare v_document text;
begin
  for v_document in
    select distinct document_id from chunk where tenant_id = p_tenant
      and chunk_no between p_segment * segment_size() and (p_segment + 1) * segment_size() - 1
  loop
    perform renumber_document(p_tenant, v_document);
  end loop;
  delete from posting_segment where tenant_id = p_tenant and segment = p_segment;
  delete from segment where tenant_id = p_tenant and segment = p_segment;
end $$;

-- Moves an encoder's next vectors into its graph, which answers once all are there.
create function link_vectors(p_tenant text, p_encoder text) returns void language plpgsql as $$
declare
  v_graph smallint;
  v_from  int;
  v_to    int;
begin
  insert into vector_graph (tenant_id, encoder, graph, linked, is_ready)
  values (p_tenant, p_encoder, abs(hashtext(p_tenant) % graphs()), 0, false)
  on conflict (tenant_id, encoder) do nothing;
  select graph, linked into v_graph, v_from from vector_graph where tenant_id = p_tenant and encoder = p_encoder;
  select max(chunk_no) into v_to from (
    select chunk_no from embedding where tenant_id = p_tenant and encoder = p_encoder and chunk_no >= v_from
    order by chunk_no limit 500) next;
  update embedding set graph = v_graph
  where tenant_id = p_tenant and encoder = p_encoder and chunk_no between v_from and v_to and graph is null;
  update vector_graph set linked = coalesce(v_to + 1, v_from), is_ready = v_to is null
  where tenant_id = p_tenant and encoder = p_encoder;
end $$;

-- The encoder whose vectors are due to move.
create function unlinked_encoder(p_tenant text) returns text language sql stable as $$
  select encoder from (
    select encoder from vector_graph where tenant_id = p_tenant and not is_ready
    union all
    select encoder from (
      select distinct d.encoder from document d where d.tenant_id = p_tenant
    ) e
    where not exists (select from vector_graph g where g.tenant_id = p_tenant and g.encoder = e.encoder)
      and (select count(*) from (select from embedding v where v.tenant_id = p_tenant and v.encoder = e.encoder
                                 limit graph_from()) enough) >= graph_from()
  ) due limit 1
$$;

-- The segment that most needs to be cleared or written anew. Sparse is one whose documents have less than half a segment of
-- passages together, those outside it included: clearing it makes room for more than it takes, so upkeep comes to an end.
-- Drifted is one whose mean length is off by 3 %. A language may be gone from the corpus, or have no lexemes.
create function worn_segment(p_tenant text, out segment int, out is_sparse boolean) language sql stable as $$
  select worn.segment, worn.is_sparse from (
    select kept.segment, kept.drift > 0.03 as has_drifted, kept.passages < segment_size() / 2 and (
        select coalesce(sum(d.passages), 0) from document d
        where d.tenant_id = p_tenant and d.document_id in (
          select c.document_id from chunk c where c.tenant_id = p_tenant
            and c.chunk_no between kept.segment * segment_size() and (kept.segment + 1) * segment_size() - 1)
      ) < segment_size() / 2 as is_sparse
    from (
      select s.segment, sum(s.passages) as passages,
             max(abs(s.average / nullif(l.terms::float8 / l.passages, 0) - 1)) as drift
      from segment s left join corpus_language l on l.tenant_id = s.tenant_id and l.language = s.language
      where s.tenant_id = p_tenant group by s.segment
    ) kept
  ) worn
  where worn.is_sparse or worn.has_drifted order by worn.is_sparse desc, worn.segment limit 1
$$;

-- Does one piece of what is due; false when nothing was, or a writer is at work. What is found stays the same, save which
-- of equal scores comes first.
create function upkeep(p_tenant text) returns boolean language plpgsql as $$
declare
  v_sealed   int;
  v_full     boolean;
  v_worn     record;
  v_encoder  text;
begin
  perform from corpus where tenant_id = p_tenant for update skip locked;
  if not found then
    return false;
  end if;
  select sealed, next_chunk - sealed * segment_size() >= segment_size() and (sealed > 0 or next_chunk >= sealing_from())
  into v_sealed, v_full from corpus where tenant_id = p_tenant;
  if v_full then
    perform seal_segment(p_tenant, v_sealed);
    return true;
  end if;
  select * into v_worn from worn_segment(p_tenant);
  if v_worn.segment is not null then
    if v_worn.is_sparse then
      perform clear_segment(p_tenant, v_worn.segment);
    else
      perform write_segment(p_tenant, v_worn.segment);
    end if;
    return true;
  end if;
  v_encoder := unlinked_encoder(p_tenant);
  if v_encoder is not null then
    perform link_vectors(p_tenant, v_encoder);
    return true;
  end if;
  return false;
end $$;
