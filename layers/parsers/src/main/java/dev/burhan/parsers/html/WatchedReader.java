package dev.burhan.parsers.html;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.format.ParseBudget;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Watches a page while it is parsed: for its time, its tags and their number. */
final class WatchedReader extends FilterReader {

  /** A tree of so many elements takes half of the memory there is. */
  private static final int TAGS_MAX = 1_000_000;

  private final ParseBudget budget;
  private int tags;
  private boolean isOpened;

  WatchedReader(Reader in, ParseBudget budget) {
    super(in);
    this.budget = budget;
  }

  /** Tells whether a tag was seen; what has none is no HTML. */
  boolean hasTag() {
    return tags > 0;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    if (c >= 0) {
      watch((char) c);
    }
    return c;
  }

  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    budget.step();
    int read = super.read(to, offset, length);
    for (int i = 0; i < read; i++) {
      watch(to[offset + i]);
    }
    if (tags > TAGS_MAX) {
      throw new OverLimit(DocumentFault.TOO_COMPLEX);
    }
    return read;
  }

  private void watch(char c) {
    if (isOpened && (c == '!' || c == '/' || isLetter(c))) {
      tags++;
    }
    isOpened = c == '<';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
