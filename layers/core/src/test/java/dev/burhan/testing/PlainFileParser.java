package dev.burhan.testing;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.ParsedPage;
import dev.burhan.failure.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes any file for text whose pages are parted by form feeds. A page {@link #PICTURE} stands for
 * a picture, a file that begins with {@link #LOCKED} for one that needs a password, and of a file
 * with {@link #TORN} in it no picture can be drawn.
 */
public final class PlainFileParser implements DocumentParser {

  public static final String PICTURE = "[picture]";
  public static final String LOCKED = "[locked]";
  public static final String TORN = "[torn]";

  @Override
  public Parsing parse(Path file, MediaType type, Deadline deadline) {
    deadline.check("parsing");
    var text = text(file);
    if (text.startsWith(LOCKED)) {
      return new Parsing.Refused(DocumentFault.PDF_ENCRYPTED);
    }
    var pages = new ArrayList<ParsedPage>();
    for (var page : text.split("\f", -1)) {
      pages.add(
          page.equals(PICTURE) ? new ParsedPage("", List.of(), true, false) : ParsedPage.of(page));
    }
    return new Parsing.Read(pages, List.of());
  }

  /** Not a picture of the page, but its number; none of a file with {@link #TORN} in it. */
  @Override
  public Optional<byte[]> image(Path file, int page, Deadline deadline) {
    deadline.check("drawing");
    return text(file).contains(TORN)
        ? Optional.empty()
        : Optional.of(Integer.toString(page).getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
