package dev.burhan.cloud.command;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Is a file to be sent and what its name says of it.
 *
 * @param id the same for the same name, so that a changed file replaces what was sent before
 */
record SourceFile(Path file, DocumentId id, String title, MediaType mediaType) {

  private static final Map<String, MediaType> EXTENSIONS =
      Map.of(
          "pdf", MediaType.PDF,
          "docx", MediaType.DOCX,
          "html", MediaType.HTML,
          "htm", MediaType.HTML,
          "md", MediaType.MARKDOWN,
          "txt", MediaType.PLAIN);
  private static final int READABLE_MAX = 60;

  /**
   * Reads a name.
   *
   * @throws UsageException when there is no such file, or its extension is not known
   */
  static SourceFile of(Path file) {
    var name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    var mediaType = EXTENSIONS.get(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    if (dot <= 0 || mediaType == null) {
      throw new UsageException(name + " ends in none of .pdf .docx .html .htm .md .txt");
    }
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no file " + file);
    }
    var title = name.substring(0, dot);
    return new SourceFile(file, id(title), title, mediaType);
  }

  /** What can be read of the title, and where that is not all of it, a mark that tells it apart. */
  private static DocumentId id(String title) {
    var readable =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    if (!readable.isEmpty()
        && readable.length() <= READABLE_MAX
        && StandardCharsets.US_ASCII.newEncoder().canEncode(title)) {
      return new DocumentId(readable);
    }
    var start = readable.substring(0, Math.min(READABLE_MAX, readable.length()));
    var mark = UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8)).toString();
    return new DocumentId((start.isEmpty() ? "file" : start) + "-" + mark.substring(0, 8));
  }
}
