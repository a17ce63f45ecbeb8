package dev.burhan.models;

/** Hears how far a fetch has come; called a few times a second at most from one thread. */
@FunctionalInterface
public interface FetchProgress {

  void at(String file, long bytes, long bytesTotal);
}
