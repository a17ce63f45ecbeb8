-- Documents gain tags, a date, pages and faults; submissions take their turn; vectors are drafted, and reused by the
-- hash of the text they were made of.

-- dated: the day the document bears; null, of documents stored before this, means the day they were stored.
-- page_starts: where each page begins, in code points of text.
alter table document
  add column tags        text[] not null default '{}',
  add column dated       date,
  add column page_starts int[] not null default '{0}',
  add column faults      text[] not null default '{}',
  add column job_id      text not null default 'unknown';

alter table chunk add column parent int;

alter table embedding add column text_hash uuid;
create index embedding_text on embedding (tenant_id, encoder, text_hash);

-- One row for each announced job. Of the jobs of one document the last announced wins.
create table document_job (
  tenant_id    text not null,
  job_id       text not null,
  document_id  text not null collate "C",
  submission   bigint not null generated always as identity,
  standing     text not null default 'open' check (standing in ('open', 'stored', 'superseded', 'withdrawn')),
  receipt      jsonb,
  announced_at timestamptz not null default now(),
  primary key (tenant_id, job_id)
);
create index document_job_document on document_job (tenant_id, document_id, submission);
create index document_job_age on document_job (tenant_id, announced_at);

create table draft_vector (
  tenant_id  text not null,
  job_id     text not null,
  text_hash  uuid not null,
  encoder    text not null,
  vector     halfvec(${dimensions}) not null,
  drafted_at timestamptz not null default now(),
  primary key (tenant_id, job_id, text_hash)
);

do $$
declare name text;
begin
  foreach name in array array['document_job', 'draft_vector'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = nullif(current_setting(''burhan.tenant_id'', true), ''''))', name);
    execute format('grant select, insert, update, delete on %I to ${application_role}', name);
  end loop;
end $$;

-- Locks the tenant's corpus without changing it: writers of one tenant follow one another, and take this lock first.
create function lock_corpus(p_tenant text) returns void language sql as $$
  insert into corpus (tenant_id, version) values (p_tenant, 0) on conflict (tenant_id) do nothing;
  select from corpus where tenant_id = p_tenant for update;
$$;

-- Announces a job, and forgets what is older than any job is kept.
create function announce_job(p_tenant text, p_job text, p_document text) returns void language sql as $$
  delete from document_job where tenant_id = p_tenant and announced_at < now() - interval '30 days';
  delete from draft_vector where tenant_id = p_tenant and drafted_at < now() - interval '7 days';
  insert into document_job (tenant_id, job_id, document_id) values (p_tenant, p_job, p_document)
  on conflict (tenant_id, job_id) do nothing;
$$;

create function withdraw_job(p_tenant text, p_job text) returns void language sql as $$
  update document_job set standing = 'withdrawn'
  where tenant_id = p_tenant and job_id = p_job and standing = 'open';
$$;

-- Removes a document and what it was found by, under the lock; tells the day it bore, null when there was none.
create function drop_document(p_tenant text, p_document text) returns date language plpgsql as $$
declare v_dated date;
begin
  perform count_document(p_tenant, p_document, -1);
  delete from posting p using (
    select c.language, u.lexeme, c.chunk_id from chunk c, unnest(c.lexemes) u
    where c.tenant_id = p_tenant and c.document_id = p_document) gone
  where p.tenant_id = p_tenant and p.language = gone.language and p.term = gone.lexeme and p.chunk_id = gone.chunk_id;
  delete from embedding e using chunk c
  where c.tenant_id = p_tenant and c.document_id = p_document and e.tenant_id = p_tenant and e.chunk_id = c.chunk_id;
  delete from document where tenant_id = p_tenant and document_id = p_document
  returning coalesce(dated, (stored_at at time zone 'UTC')::date) into v_dated;
  return v_dated;
end $$;

-- A document and its jobs on their way; false when there was neither.
create or replace function delete_document(p_tenant text, p_document text) returns boolean language plpgsql as $$
declare v_dropped boolean;
begin
  perform lock_corpus(p_tenant);
  v_dropped := drop_document(p_tenant, p_document) is not null;
  if v_dropped then
    perform touch_corpus(p_tenant);
  end if;
  update document_job set standing = 'withdrawn'
  where tenant_id = p_tenant and document_id = p_document and standing = 'open';
  return v_dropped or found;
end $$;

-- Takes the lock and tells how a job stands: {standing, receipt}.
create function begin_save(p_tenant text, p_job text) returns text language plpgsql as $$
declare v_result text;
begin
  perform lock_corpus(p_tenant);
  select json_build_object('standing', standing, 'receipt', receipt) into v_result
  from document_job where tenant_id = p_tenant and job_id = p_job for update;
  return v_result;
end $$;

drop function add_chunks(text, text, text, jsonb);

-- chunks: JSON array of {ordinal, start, end, page, headings, parent, language, text, search, words, hash, vector}.
-- A chunk without a vector takes the one its job has drafted for its hash, if any.
create function add_chunks(p_tenant text, p_document text, p_job text, p_encoder text, p_chunks jsonb)
returns void language sql as $$
  with input as (
    select * from jsonb_to_recordset(p_chunks) as c(
      ordinal int, "start" int, "end" int, page int, headings text, parent int, language text, text text, search text,
      words text, hash uuid, vector text)
  ), lexed as (
    select i.*, to_tsvector(burhan_configuration(i.language), i.search) as lexemes from input i
  ), added as (
    insert into chunk (tenant_id, document_id, ordinal, span_start, span_end, page, headings, parent, language, text,
                       length, lexemes, stems)
    select p_tenant, p_document, ordinal, "start", "end", page, headings, parent, language, text,
           coalesce((select sum(cardinality(positions)) from unnest(lexemes)), 0), lexemes,
           burhan_stems(language, words)
    from lexed order by ordinal
    returning chunk_id, ordinal, language, lexemes, length
  ), posted as (
    insert into posting (tenant_id, language, term, chunk_id, tf, length)
    select p_tenant, a.language, u.lexeme, a.chunk_id, cardinality(u.positions), a.length
    from added a, unnest(a.lexemes) u
  )
  insert into embedding (tenant_id, encoder, chunk_id, vector, text_hash)
  select p_tenant, p_encoder, a.chunk_id, coalesce(i.vector::halfvec, d.vector), i.hash
  from added a join input i using (ordinal)
  left join draft_vector d on d.tenant_id = p_tenant and d.job_id = p_job and d.text_hash = i.hash
    and d.encoder = p_encoder
  where i.vector is not null or d.vector is not null
$$;

-- Counts the document in and closes its job and those before it. vectors: how many of its chunks must have one.
create function end_save(p_tenant text, p_document text, p_job text, p_receipt jsonb, p_vectors int)
returns void language plpgsql as $$
declare v_vectors int;
begin
  select count(*) into v_vectors from chunk c join embedding e on e.tenant_id = p_tenant and e.chunk_id = c.chunk_id
  where c.tenant_id = p_tenant and c.document_id = p_document;
  if v_vectors <> p_vectors then
    -- Drafts expired or were made by another encoder: the next attempt makes them anew.
    raise exception 'vectors are missing' using errcode = '55000';
  end if;
  perform count_document(p_tenant, p_document, 1);
  update document_job set standing = 'superseded'
  where tenant_id = p_tenant and document_id = p_document and standing = 'open' and submission <
    (select submission from document_job where tenant_id = p_tenant and job_id = p_job);
  update document_job set standing = 'stored', receipt = p_receipt where tenant_id = p_tenant and job_id = p_job;
  delete from draft_vector where tenant_id = p_tenant and job_id = p_job;
  perform touch_corpus(p_tenant);
end $$;

-- Copies vectors of stored passages into a job's drafts; tells which of the hashes (JSON array) are drafted now.
create function reuse_vectors(p_tenant text, p_job text, p_encoder text, p_hashes jsonb)
returns table (text_hash uuid) language sql as $$
  insert into draft_vector (tenant_id, job_id, text_hash, encoder, vector)
  select distinct on (e.text_hash) p_tenant, p_job, e.text_hash, p_encoder, e.vector
  from jsonb_array_elements_text(p_hashes) h
  join embedding e on e.tenant_id = p_tenant and e.encoder = p_encoder and e.text_hash = h::uuid
  order by e.text_hash, e.chunk_id
  on conflict do nothing;
  select d.text_hash from draft_vector d
  where d.tenant_id = p_tenant and d.job_id = p_job and d.encoder = p_encoder
    and d.text_hash in (select h::uuid from jsonb_array_elements_text(p_hashes) h)
$$;

-- vectors: JSON object of vectors by the hash of their text.
create function keep_vectors(p_tenant text, p_job text, p_encoder text, p_vectors jsonb) returns void language sql as $$
  insert into draft_vector (tenant_id, job_id, text_hash, encoder, vector)
  select p_tenant, p_job, v.key::uuid, p_encoder, v.value::halfvec from jsonb_each_text(p_vectors) v
  on conflict (tenant_id, job_id, text_hash) do update set encoder = excluded.encoder, vector = excluded.vector
$$;
