package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads files into text. What a file holds is untrusted: whatever is in it, the answer is text or a
 * fault, within the parser's limits of pages, characters, time and memory.
 *
 * <p>Thread-safe. Fails with {@link dev.burhan.failure.DependencyFailure.Transient} only when the
 * caller's time runs out or the parser itself cannot run.
 */
public interface DocumentParser {

  /** Reads a file of the type it is said to be of; a file of another type is refused. */
  Parsing parse(Path file, MediaType type, Deadline deadline);

  /**
   * Draws a page of a PDF, to have its characters recognised.
   *
   * @param page from 1
   * @return a PNG image; empty when the page cannot be drawn
   */
  Optional<byte[]> image(Path file, int page, Deadline deadline);

  /** What reading a file comes to. */
  sealed interface Parsing {

    /**
     * It could be read.
     *
     * @param pages in order; those without text among them, so that page numbers stay right
     * @param faults what could not be read of it; empty when all was
     */
    record Read(List<ParsedPage> pages, List<DocumentFault> faults) implements Parsing {
      public Read {
        pages = List.copyOf(pages);
        faults = List.copyOf(faults);
      }
    }

    /** Nothing of it could be read. */
    record Refused(DocumentFault fault) implements Parsing {}
  }
}
