package dev.burhan.engines;

import java.util.function.Consumer;

/** Is one way to get a PostgreSQL with pgvector. */
interface PostgresBranch {
  String name();

  PostgresBackend start(ClusterSpec spec, Consumer<String> progress) throws BranchUnavailable;
}
