package dev.burhan.legal;

import java.util.UUID;

/** Takes an answer as it is written. */
public interface AnswerSink {

  /** Says how an answer is about to come about, before any of it. */
  record Beginning(UUID id, String model, String encoder, long corpusVersion) {}

  /** Comes once, first. */
  void begins(Beginning beginning);

  /**
   * Takes the next piece of text, never empty, and says whether more is wanted. Where a citation
   * stands, the text has its number in brackets.
   */
  boolean text(String piece);

  /** Takes a citation once it was checked; its number stands in the text before. */
  boolean citation(Citation citation);
}
