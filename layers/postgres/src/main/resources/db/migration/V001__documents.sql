-- Documents and everything they are found by. tenant_id leads every key; row-level security is forced on every table.
create extension if not exists vector;

create table corpus (
  tenant_id text primary key,
  version   bigint not null
);

-- Counts of one language of one tenant: N and the sums behind the mean lengths of BM25.
create table corpus_language (
  tenant_id text not null,
  language  text not null,
  passages  int not null,
  terms     bigint not null,
  stems     bigint not null,
  primary key (tenant_id, language)
);

create table document (
  tenant_id    text not null,
  document_id  text not null collate "C",
  title        text not null,
  media_type   text not null,
  language     text not null,
  content_hash text not null,
  encoder      text not null,
  text         text not null,
  passages     int not null,
  stored_at    timestamptz not null default now(),
  primary key (tenant_id, document_id)
);

-- span_start and span_end count code points of document.text. headings: one a line, outermost first.
-- lexemes: what the lexical leg sees, stop words dropped. stems: one for each word of text, stop words kept.
create table chunk (
  tenant_id   text not null,
  chunk_id    bigint not null generated always as identity,
  document_id text not null collate "C",
  ordinal     int not null,
  span_start  int not null,
  span_end    int not null,
  page        int not null,
  headings    text not null,
  language    text not null,
  text        text not null,
  length      int not null,
  lexemes     tsvector not null,
  stems       text not null,
  primary key (tenant_id, chunk_id),
  unique (tenant_id, document_id, ordinal),
  foreign key (tenant_id, document_id) references document on delete cascade
);

create table posting (
  tenant_id text not null,
  language  text not null,
  term      text not null collate "C",
  chunk_id  bigint not null,
  tf        int not null,
  length    int not null,
  primary key (tenant_id, language, term, chunk_id) include (tf, length)
);

-- df: passages with the lexeme. stem_df: passages with the stem, stop words kept.
create table term_stat (
  tenant_id text not null,
  language  text not null,
  term      text not null collate "C",
  df        int not null,
  stem_df   int not null,
  primary key (tenant_id, language, term)
);

-- Apart from chunk, so that an exact scan reads vectors and nothing else.
create table embedding (
  tenant_id text not null,
  encoder   text not null,
  chunk_id  bigint not null,
  vector    halfvec(${dimensions}) not null,
  primary key (tenant_id, encoder, chunk_id)
);

do $$
declare name text;
begin
  foreach name in array array['corpus', 'corpus_language', 'document', 'chunk', 'posting', 'term_stat', 'embedding'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    -- Once set, the setting is empty and not null after its transaction: nullif makes both mean "no rows".
    execute format(
      'create policy tenant on %I using (tenant_id = nullif(current_setting(''burhan.tenant_id'', true), ''''))', name);
    execute format('grant select, insert, update, delete on %I to ${application_role}', name);
  end loop;
end $$;
