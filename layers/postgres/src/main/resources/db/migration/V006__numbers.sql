-- Chunks are numbered per tenant, without gaps, in order of insertion: a document holds one range of numbers. Postings and
-- vectors are kept by that number, so that a filter on documents is a filter on ranges, and 4,000 numbers make a segment.

-- The owner is subject to the policies as well, and sees no rows without a tenant.
do $$
declare name text;
begin
  foreach name in array array['corpus', 'document', 'chunk', 'posting', 'embedding'] loop
    execute format('alter table %I no force row level security', name);
  end loop;
end $$;

-- next_chunk: the number the next chunk gets. sealed: how many segments are sealed; chunks after them have postings.
alter table corpus add column next_chunk int not null default 0, add column sealed int not null default 0;
alter table document add column first_chunk int not null default 0;
alter table chunk add column chunk_no int;

create temporary table numbered on commit drop as
select tenant_id, chunk_id,
       (row_number() over (partition by tenant_id order by document_first, ordinal) - 1)::int as chunk_no
from (select c.*, min(chunk_id) over (partition by tenant_id, document_id) as document_first from chunk c) c;
create unique index on numbered (tenant_id, chunk_id);
analyze numbered;

update chunk c set chunk_no = n.chunk_no from numbered n where n.tenant_id = c.tenant_id and n.chunk_id = c.chunk_id;
update document d set first_chunk = c.first from (
  select tenant_id, document_id, min(chunk_no) as first from chunk group by tenant_id, document_id) c
where c.tenant_id = d.tenant_id and c.document_id = d.document_id;
update corpus set next_chunk = n.chunks from (select tenant_id, count(*) as chunks from numbered group by tenant_id) n
where n.tenant_id = corpus.tenant_id;

create table posting_by_number (
  tenant_id text not null,
  language  text not null,
  term      text not null collate "C",
  chunk_no  int not null,
  tf        int not null,
  length    int not null,
  constraint posting_by_number_key primary key (tenant_id, language, term, chunk_no) include (tf, length)
);
insert into posting_by_number
select tenant_id, p.language, p.term, n.chunk_no, p.tf, p.length from posting p join numbered n using (tenant_id, chunk_id);
drop table posting;
alter table posting_by_number rename to posting;
alter table posting rename constraint posting_by_number_key to posting_pkey;

-- graph: which of the vector graphs holds the row; null where the tenant is small enough to be scanned.
create table embedding_by_number (
  tenant_id   text not null,
  encoder     text not null,
  chunk_no    int not null,
  document_id text not null collate "C",
  language    text not null,
  graph       smallint,
  text_hash   uuid,
  vector      halfvec(${dimensions}) not null,
  constraint embedding_by_number_key primary key (tenant_id, encoder, chunk_no)
);
insert into embedding_by_number
select tenant_id, e.encoder, n.chunk_no, c.document_id, c.language, null, e.text_hash, e.vector
from embedding e join numbered n using (tenant_id, chunk_id) join chunk c using (tenant_id, chunk_id);
drop table embedding;
alter table embedding_by_number rename to embedding;
alter table embedding rename constraint embedding_by_number_key to embedding_pkey;
create index embedding_text on embedding (tenant_id, encoder, text_hash);

alter table chunk alter column chunk_no set not null, drop constraint chunk_pkey, drop column chunk_id,
  add primary key (tenant_id, chunk_no);

do $$
declare name text;
begin
  foreach name in array array['posting', 'embedding'] loop
    execute format(
      'create policy tenant on %I using (tenant_id = nullif(current_setting(''burhan.tenant_id'', true), ''''))', name);
    execute format('grant select, insert, update, delete on %I to ${application_role}', name);
  end loop;
  foreach name in array array['corpus', 'document', 'chunk', 'posting', 'embedding'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
