package dev.burhan.edge;

/** The events of an answer that streams, in the order in which they come. */
public enum SseEvent {
  /** What is known before the first word. */
  META("meta"),
  /** A piece of the text. */
  DELTA("delta"),
  /** A source of what was said. */
  CITATION("citation"),
  /** The answer is complete. */
  DONE("done"),
  /** The answer broke off. */
  ERROR("error");

  private final String wireName;

  SseEvent(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  /** Tells whether nothing may follow. */
  boolean isTerminal() {
    return this == DONE || this == ERROR;
  }
}
