-- Writing documents. Each function expects the tenant to be set for the transaction and filters on it as well.

-- Locks the tenant's corpus, so that writers of one tenant follow one another and counts cannot drift or deadlock.
create function touch_corpus(p_tenant text) returns void language sql as $$
  insert into corpus as c (tenant_id, version) values (p_tenant, 1)
  on conflict (tenant_id) do update set version = c.version + 1
$$;

-- Adds (sign = 1) or takes away (sign = -1) what a document's chunks contribute to the counts.
create function count_document(p_tenant text, p_document text, p_sign int) returns void language plpgsql as $$
begin
  insert into corpus_language as c (tenant_id, language, passages, terms, stems)
  select p_tenant, language, p_sign * count(*), p_sign * sum(length),
         p_sign * sum(cardinality(string_to_array(stems, ' ')))
  from chunk where tenant_id = p_tenant and document_id = p_document group by language
  on conflict (tenant_id, language) do update
  set passages = c.passages + excluded.passages, terms = c.terms + excluded.terms, stems = c.stems + excluded.stems;

  insert into term_stat as s (tenant_id, language, term, df, stem_df)
  select p_tenant, language, term, p_sign * sum(lexeme), p_sign * sum(stem)
  from (
    select c.language, u.lexeme as term, 1 as lexeme, 0 as stem
    from chunk c, unnest(c.lexemes) u where c.tenant_id = p_tenant and c.document_id = p_document
    union all
    select c.language, w.stem, 0, 1
    from chunk c, lateral (select distinct stem from regexp_split_to_table(c.stems, ' ') stem where stem <> '') w
    where c.tenant_id = p_tenant and c.document_id = p_document
  ) occurrences
  group by language, term
  on conflict (tenant_id, language, term) do update set df = s.df + excluded.df, stem_df = s.stem_df + excluded.stem_df;

  delete from term_stat where p_sign < 0 and tenant_id = p_tenant and df = 0 and stem_df = 0;
  delete from corpus_language where p_sign < 0 and tenant_id = p_tenant and passages = 0;
end $$;

create function delete_document(p_tenant text, p_document text) returns boolean language plpgsql as $$
begin
  perform touch_corpus(p_tenant);
  perform count_document(p_tenant, p_document, -1);
  delete from posting p using (
    select c.language, u.lexeme, c.chunk_id from chunk c, unnest(c.lexemes) u
    where c.tenant_id = p_tenant and c.document_id = p_document) gone
  where p.tenant_id = p_tenant and p.language = gone.language and p.term = gone.lexeme and p.chunk_id = gone.chunk_id;
  delete from embedding e using chunk c
  where c.tenant_id = p_tenant and c.document_id = p_document and e.tenant_id = p_tenant and e.chunk_id = c.chunk_id;
  delete from document where tenant_id = p_tenant and document_id = p_document;
  return found;
end $$;

-- chunks: JSON array of {ordinal, start, end, page, headings, language, text, search, words, vector}.
create function add_chunks(p_tenant text, p_document text, p_encoder text, p_chunks jsonb) returns void language sql as $$
  with input as (
    select * from jsonb_to_recordset(p_chunks) as c(
      ordinal int, "start" int, "end" int, page int, headings text, language text, text text, search text, words text,
      vector text)
  ), lexed as (
    select i.*, to_tsvector(burhan_configuration(i.language), i.search) as lexemes from input i
  ), added as (
    insert into chunk (tenant_id, document_id, ordinal, span_start, span_end, page, headings, language, text, length,
                       lexemes, stems)
    select p_tenant, p_document, ordinal, "start", "end", page, headings, language, text,
           coalesce((select sum(cardinality(positions)) from unnest(lexemes)), 0), lexemes,
           burhan_stems(language, words)
    from lexed order by ordinal
    returning chunk_id, ordinal, language, lexemes, length
  ), posted as (
    insert into posting (tenant_id, language, term, chunk_id, tf, length)
    select p_tenant, a.language, u.lexeme, a.chunk_id, cardinality(u.positions), a.length
    from added a, unnest(a.lexemes) u
  )
  insert into embedding (tenant_id, encoder, chunk_id, vector)
  select p_tenant, p_encoder, a.chunk_id, i.vector::halfvec
  from added a join input i using (ordinal) where i.vector is not null
$$;
