package dev.burhan.engines;

/** Is a PostgreSQL server that answers, wherever it came from. */
interface PostgresBackend extends AutoCloseable {
  PostgresAddress address();

  /** Ends the server without any warning, as a crash of the machine would. */
  void kill();

  /** Starts a killed server again, on the same port and data. */
  void startAgain();

  @Override
  void close();
}
