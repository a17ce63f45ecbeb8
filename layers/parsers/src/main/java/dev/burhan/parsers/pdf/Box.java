package dev.burhan.parsers.pdf;

/** Takes up a part of the page: a run of text or a table. */
sealed interface Box permits Segment, Grid {

  double start();

  double end();

  double top();

  double bottom();

  default double middle() {
    return (top() + bottom()) / 2;
  }

  default double centre() {
    return (start() + end()) / 2;
  }
}
