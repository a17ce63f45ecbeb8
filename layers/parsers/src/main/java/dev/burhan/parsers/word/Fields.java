package dev.burhan.parsers.word;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.OverLimit;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells text from what fields are made of: a field begins, has an instruction, which may hold
 * fields whose results are not shown, then perhaps a result, which is text, and ends. Not
 * thread-safe.
 */
final class Fields {

  private static final int NESTED_MAX = 500;

  /** Whether each open field has come to its result, the innermost last. */
  private final Deque<Boolean> open = new ArrayDeque<>();

  private int instructions;

  /** Reads {@code w:fldChar}. */
  void character(String type) {
    switch (type) {
      case "begin" -> begin();
      case "separate" -> {
        if (end()) {
          open.add(true);
        }
      }
      case "end" -> end();
      default -> {}
    }
  }

  private void begin() {
    if (open.size() == NESTED_MAX) {
      throw new OverLimit(DocumentFault.TOO_COMPLEX);
    }
    open.add(false);
    instructions++;
  }

  private boolean end() {
    if (open.isEmpty()) {
      return false;
    }
    instructions -= open.removeLast() ? 0 : 1;
    return true;
  }

  /**
   * Tells whether text is shown. An instruction of its own is written in other elements than text,
   * so text directly in one means that the field was broken off, and the text is not lost.
   */
  boolean isShown() {
    boolean isInInstruction = !open.isEmpty() && !open.getLast();
    return instructions == (isInInstruction ? 1 : 0);
  }
}
