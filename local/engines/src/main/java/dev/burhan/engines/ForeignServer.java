package dev.burhan.engines;

/** Is a server that somebody else runs, so that it is never stopped here. */
record ForeignServer(PostgresAddress address) implements PostgresBackend {

  @Override
  public void kill() {
    throw new UnsupportedOperationException("a server named by DATABASE_URL is not ours to kill");
  }

  @Override
  public void startAgain() {
    throw new UnsupportedOperationException("a server named by DATABASE_URL is not ours to start");
  }

  @Override
  public void close() {}
}
