package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Language;
import java.util.List;

/**
 * Recognises characters in the picture of a page.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface OcrEngine {

  /** Stands for no engine: it reads no language. */
  static OcrEngine none() {
    return new OcrEngine() {
      @Override
      public boolean isConfigured() {
        return false;
      }

      @Override
      public boolean reads(Language language) {
        return false;
      }

      @Override
      public List<Line> read(byte[] png, Deadline deadline) {
        throw new UnsupportedOperationException("no character recognition is configured");
      }
    };
  }

  default boolean isConfigured() {
    return true;
  }

  /** Tells whether it was made for a language; what it reads of others is noise. */
  boolean reads(Language language);

  /**
   * Reads one page.
   *
   * @param png the picture
   * @return lines in reading order; none where there is no text
   */
  List<Line> read(byte[] png, Deadline deadline);

  /**
   * One line of text.
   *
   * @param top distance of its upper edge from that of the page, as a share of the page's height
   * @param height of the line, as a share of the page's height
   */
  record Line(String text, double top, double height) {}
}
