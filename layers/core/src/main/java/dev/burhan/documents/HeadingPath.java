package dev.burhan.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps the headings that are open at a point of a document, outermost first. */
final class HeadingPath {

  private record Open(int depth, String title) {}

  private final Deque<Open> open = new ArrayDeque<>();

  /** Opens a heading and closes those of the same depth and deeper. */
  void enter(int depth, String title) {
    while (!open.isEmpty() && open.getLast().depth() >= depth) {
      open.removeLast();
    }
    open.addLast(new Open(depth, title));
  }

  int depth() {
    return open.isEmpty() ? 0 : open.getLast().depth();
  }

  List<String> path() {
    return open.stream().map(Open::title).toList();
  }

  /** The path without its innermost heading. */
  List<String> above() {
    var path = new ArrayList<>(path());
    if (!path.isEmpty()) {
      path.removeLast();
    }
    return path;
  }
}
