-- What makes a large tenant fast: segments of BM25 impacts for words, graphs for vectors. Small tenants have neither.

-- How many numbers a segment holds.
create function segment_size() returns int language sql immutable parallel safe return 4000;

-- Numbers without a segment before the first is sealed; from there on each full segment is.
create function sealing_from() returns int language sql immutable parallel safe return 20000;

-- Vectors of one encoder before they move into a graph.
create function graph_from() returns int language sql immutable parallel safe return 20000;

-- A segment as far as one language goes. average: the mean length that the impacts were computed with.
-- passages: those alive.
create table segment (
  tenant_id text not null,
  segment   int not null,
  language  text not null,
  average   float8 not null,
  passages  int not null,
  primary key (tenant_id, segment, language)
);

-- One row for each term and segment: its BM25 impact, idf included, at the place of each passage that holds it.
-- The row of the empty term holds a large negative number at the place of each passage that was deleted.
create table posting_segment (
  tenant_id text not null,
  language  text not null,
  term      text not null collate "C",
  segment   int not null,
  idf       float8 not null,
  impacts   sparsevec not null,
  primary key (tenant_id, language, term, segment)
);
-- Reading without decompressing is worth more than the space.
alter table posting_segment alter column impacts set storage external;
create index posting_segment_segment on posting_segment (tenant_id, segment);

-- Which graph an encoder's vectors are in, or on their way to. linked: vectors below this number are there.
create table vector_graph (
  tenant_id text not null,
  encoder   text not null,
  graph     smallint not null,
  linked    int not null,
  is_ready  boolean not null,
  primary key (tenant_id, encoder)
);

-- Large tenants share eight graphs, so that few of them have to pass over the vectors of another.
create function graphs() returns int language sql immutable parallel safe return 8;
do $$
begin
  for graph in 0 .. graphs() - 1 loop
    execute format('create index embedding_graph_%1$s on embedding using hnsw (vector halfvec_cosine_ops) '
      'with (m = 16, ef_construction = 100) where graph = %1$s', graph);
  end loop;
end $$;

do $$
declare name text;
begin
  foreach name in array array['segment', 'posting_segment', 'vector_graph'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = nullif(current_setting(''burhan.tenant_id'', true), ''''))', name);
    execute format('grant select, insert, update, delete on %I to ${application_role}', name);
  end loop;
end $$;

-- The saturation of Bm25.TERMS in Java, to the last bit.
create function bm25_saturation(tf int, length int, average float8) returns float8
language sql immutable parallel safe as $$
  select tf * (0.9::float8 + 1) / (tf + 0.9::float8 * (1 - 0.7::float8 + 0.7::float8 * length / average))
$$;

create function bm25_idf(passages int, df int) returns float8 language sql immutable parallel safe as $$
  select ln(1 + (passages - df + 0.5::float8) / (df + 0.5::float8))
$$;
