package dev.burhan.parsers.pdf;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.format.ParseBudget;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Holds a file that is open.
 *
 * @param pages the dictionaries of its pages
 * @param isCut the file ends before its end
 * @param repaired a copy that is read instead of a file that ends before its list of pages
 */
record OpenPdf(
    PDDocument document, List<COSDictionary> pages, boolean isCut, Optional<Path> repaired)
    implements AutoCloseable {

  /** Readers accept other bytes before the header up to here. */
  private static final int HEADER_BYTES = 1024;

  /** The end of the file is marked within this many bytes before trailing zeros. */
  private static final int TAIL_BYTES = 2048;

  /** What opening a file comes to. */
  sealed interface Opening {
    record Opened(OpenPdf pdf) implements Opening {}

    record Refused(DocumentFault fault) implements Opening {}
  }

  static Opening open(Path file, ParseBudget budget) throws IOException {
    if (!part(file, 0, HEADER_BYTES).contains("%PDF-")) {
      return new Opening.Refused(DocumentFault.TYPE_MISMATCH);
    }
    boolean isCut = isCut(file);
    var first = load(file, isCut, Optional.empty(), budget);
    boolean isReadable = first instanceof Opening.Opened(var pdf) && !pdf.pages().isEmpty();
    boolean isLocked = first.equals(new Opening.Refused(DocumentFault.PDF_ENCRYPTED));
    if (isReadable || isLocked) {
      return first;
    }
    if (first instanceof Opening.Opened(var pdf)) {
      pdf.close();
    }
    return repair(file, isCut, budget);
  }

  private static Opening repair(Path file, boolean isCut, ParseBudget budget) throws IOException {
    var repaired = Files.createTempFile("repaired", ".pdf");
    boolean isOpen = false;
    try {
      var opening =
          RepairedPdf.write(file, repaired)
              ? load(repaired, isCut, Optional.of(repaired), budget)
              : new Opening.Refused(DocumentFault.DAMAGED);
      isOpen = opening instanceof Opening.Opened;
      return opening;
    } finally {
      if (!isOpen) {
        Files.delete(repaired);
      }
    }
  }

  private static Opening load(Path file, boolean isCut, Optional<Path> repaired, ParseBudget budget)
      throws IOException {
    var source = new RandomAccessReadBufferedFile(file.toFile());
    var parser = new GuardedPdfParser(source, new StreamGuard(budget));
    PDDocument document = null;
    try {
      document = parser.parse();
      return new Opening.Opened(
          new OpenPdf(document, PageWalk.pages(document, budget), isCut, repaired));
    } catch (OverLimit e) {
      close(document, source);
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      close(document, source);
      return new Opening.Refused(
          parser.isLocked() ? DocumentFault.PDF_ENCRYPTED : DocumentFault.DAMAGED);
    }
  }

  private static void close(@Nullable PDDocument document, RandomAccessReadBufferedFile source)
      throws IOException {
    if (document != null) {
      document.close();
    }
    source.close();
  }

  /** A whole file says where it ends; a file sent in part does not. */
  private static boolean isCut(Path file) throws IOException {
    long end = Files.size(file);
    while (end > 0) {
      long start = Math.max(0, end - TAIL_BYTES);
      var tail = part(file, start, (int) (end - start));
      if (!tail.replace('\0', ' ').isBlank()) {
        var more = part(file, Math.max(0, start - TAIL_BYTES), 2 * TAIL_BYTES);
        // Some programs leave the last mark out, but not what stands before it.
        return !more.contains("%%EOF") && !more.contains("startxref");
      }
      end = start;
    }
    return true;
  }

  private static String part(Path file, long start, int length) throws IOException {
    try (var bytes = new RandomAccessFile(new File(file.toString()), "r")) {
      var part = new byte[(int) Math.min(length, Math.max(0, bytes.length() - start))];
      bytes.seek(start);
      bytes.readFully(part);
      return new String(part, StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      document.close();
    } finally {
      if (repaired.isPresent()) {
        Files.deleteIfExists(repaired.get());
      }
    }
  }
}
