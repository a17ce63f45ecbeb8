package dev.burhan.eval.scale;

import java.util.List;

/** Answers questions from the large tenant's passages in one way that is to be compared. */
interface Contender extends AutoCloseable {

  /** How many passages are compared. */
  int TOP = 10;

  /** What the ten best of a contender can be held against. */
  enum Truth {
    /** The passages with the highest exact BM25. */
    WORDS,
    /** The passages with the nearest vectors. */
    VECTORS,
    /** Neither: both count. */
    NONE
  }

  String name();

  Truth truth();

  /** Slow ones are asked fewer. */
  default int questionsMax() {
    return Integer.MAX_VALUE;
  }

  /**
   * The ten best, best first.
   *
   * @throws TooSlow when the time for one question is over
   */
  List<Found> top(SourceQuestion question) throws TooSlow;

  @Override
  void close();

  /** Says that a question took longer than anybody would wait. */
  final class TooSlow extends Exception {
    private static final long serialVersionUID = 1;

    TooSlow(Throwable cause) {
      super("no answer in time", cause);
    }
  }
}
