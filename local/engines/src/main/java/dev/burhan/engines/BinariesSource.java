package dev.burhan.engines;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Finds or fetches programs of PostgreSQL that have pgvector. */
interface BinariesSource {
  String name();

  /** Gives the folder with {@code initdb} and {@code postgres}. */
  Path bin(Consumer<String> progress) throws BranchUnavailable;
}
