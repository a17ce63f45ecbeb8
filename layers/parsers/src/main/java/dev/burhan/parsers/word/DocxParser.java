package dev.burhan.parsers.word;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.parsers.format.FormatParser;
import dev.burhan.parsers.format.PageLayout;
import dev.burhan.parsers.format.ParseBudget;
import dev.burhan.parsers.format.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Reads Word files (.docx and their kin) as they are shown: with the numbers of lists, without what
 * is hidden, deleted or remarked, and without headers and footers. Pages are those of the last
 * layout, where the file tells them.
 */
public final class DocxParser implements FormatParser {

  private static final String ENCRYPTED = "EncryptedPackage";

  @Override
  public Parsing parse(Path file, ParseBudget budget) throws IOException {
    return switch (Signature.of(file)) {
      case ZIP -> read(file, budget);
      case OLE2 -> new Parsing.Refused(ofContainer(file));
      case PDF, LATE_PDF, OTHER -> new Parsing.Refused(DocumentFault.TYPE_MISMATCH);
    };
  }

  private static Parsing read(Path path, ParseBudget budget) throws IOException {
    var opened = WordFile.open(path, budget);
    if (opened.isEmpty()) {
      return new Parsing.Refused(DocumentFault.TYPE_MISMATCH);
    }
    try (var file = opened.get()) {
      var definitions = Definitions.read(file);
      var notes = new Notes();
      for (var kind : Notes.Kind.values()) {
        readNotes(kind, file, definitions, notes, budget);
      }
      try (var xml = file.document()) {
        var blocks = new StoryReader(xml, definitions, notes, budget).document();
        return new Parsing.Read(PageLayout.of(blocks, budget), List.of());
      }
    }
  }

  private static void readNotes(
      Notes.Kind kind, WordFile file, Definitions definitions, Notes notes, ParseBudget budget)
      throws IOException {
    var part = file.part(kind.part());
    if (part.isPresent()) {
      try (var xml = part.get()) {
        // Notes are counted as text here, and each is placed once.
        new StoryReader(xml, definitions, new Notes(), budget)
            .notes((id, blocks) -> notes.put(kind, id, blocks));
      }
    }
  }

  /** A password turns a Word file into a container of the old kind. */
  private static DocumentFault ofContainer(Path file) {
    try (var container = new POIFSFileSystem(file.toFile(), true)) {
      return container.getRoot().hasEntryCaseInsensitive(ENCRYPTED)
          ? DocumentFault.DOCX_ENCRYPTED
          : DocumentFault.TYPE_MISMATCH;
    } catch (IOException | RuntimeException e) {
      return DocumentFault.TYPE_MISMATCH;
    }
  }
}
