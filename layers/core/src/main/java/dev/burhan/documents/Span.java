package dev.burhan.documents;

/**
 * Marks a stretch of a document's text: {@code start} inclusive, {@code end} exclusive, counted in
 * Unicode code points as PostgreSQL and Python count them.
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span must be 0 <= start <= end: " + start + ".." + end);
    }
  }

  public int length() {
    return end - start;
  }
}
