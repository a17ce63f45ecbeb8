package dev.burhan.legal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Holds an answer back until it was judged. Not thread-safe. */
final class HeldAnswer implements AnswerSink {

  private final List<Predicate<AnswerSink>> held = new ArrayList<>();

  @Override
  public void begins(Beginning beginning) {
    throw new IllegalStateException("whoever waits has been told already");
  }

  @Override
  public boolean text(String piece) {
    return held.add(sink -> sink.text(piece));
  }

  @Override
  public boolean citation(Citation citation) {
    return held.add(sink -> sink.citation(citation));
  }

  /** Lets it go on, as far as it is wanted. */
  void release(AnswerSink sink) {
    var unused = held.stream().allMatch(piece -> piece.test(sink));
  }
}
