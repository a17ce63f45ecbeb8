package dev.burhan.eval.workbench;

import java.util.Map;

/** Says how large a database server is set. Commits do not wait for the disk: none must survive. */
public enum ServerSize {
  /** A tenth of the other, for what fits into the memory of any laptop. */
  SMALL("512MB", "256MB"),
  /** As Aurora sets a server with 16 GB of memory, less what the others beside it need here. */
  PRODUCTION("8GB", "2GB");

  private final String buffers;
  private final String maintenance;

  ServerSize(String buffers, String maintenance) {
    this.buffers = buffers;
    this.maintenance = maintenance;
  }

  Map<String, String> settings() {
    return Map.of(
        "shared_buffers", buffers,
        "maintenance_work_mem", maintenance,
        "work_mem", "16MB",
        "max_wal_size", "8GB",
        "checkpoint_timeout", "15min",
        "synchronous_commit", "off",
        // Times are of one core for each question, whatever the machine.
        "max_parallel_workers_per_gather", "0");
  }
}
