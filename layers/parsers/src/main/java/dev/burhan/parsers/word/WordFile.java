package dev.burhan.parsers.word;

import dev.burhan.parsers.format.ParseBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;

/** Opens a Word file and finds its parts. Not thread-safe. */
final class WordFile implements AutoCloseable {

  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final List<String> RELATED =
      List.of(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
          "http://purl.oclc.org/ooxml/officeDocument/relationships/");

  private final CountedZip zip;
  private final PackagePart document;
  private final ParseBudget budget;

  private WordFile(CountedZip zip, PackagePart document, ParseBudget budget) {
    this.zip = zip;
    this.document = document;
    this.budget = budget;
  }

  /** Opens a zip; empty when it holds no Word document. */
  static Optional<WordFile> open(Path path, ParseBudget budget) throws IOException {
    var zip = CountedZip.open(path, budget);
    try {
      var document = document(zip);
      if (document.isEmpty()) {
        zip.close();
      }
      return document.map(part -> new WordFile(zip, part, budget));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static Optional<PackagePart> document(CountedZip zip) throws IOException {
    if (zip.getEntry(CONTENT_TYPES) == null) {
      return Optional.empty();
    }
    try {
      // Never closed: closing a package writes, and all there is to close is the zip.
      var file = OPCPackage.open(zip);
      return Stream.of(
              PackageRelationshipTypes.CORE_DOCUMENT, PackageRelationshipTypes.STRICT_CORE_DOCUMENT)
          .map(file::getRelationshipsByType)
          .flatMap(found -> StreamSupport.stream(found.spliterator(), false))
          .map(file::getPart)
          .flatMap(Stream::ofNullable)
          .filter(WordFile::isWord)
          .findFirst();
    } catch (InvalidFormatException e) {
      throw new IOException("no Office file", e);
    }
  }

  /** Documents and templates, with and without macros, which are never run. */
  private static boolean isWord(PackagePart part) {
    var type = part.getContentType();
    return type.endsWith("main+xml")
        && (type.contains("wordprocessingml") || type.contains("ms-word"));
  }

  /** Reads the document itself. */
  WordXml document() throws IOException {
    return new WordXml(document.getInputStream(), budget);
  }

  /**
   * Reads a part that belongs to the document, such as {@code styles}. One that is missing, or lies
   * outside the file, is as one that was never named.
   */
  Optional<WordXml> part(String kind) throws IOException {
    for (var base : RELATED) {
      var part = related(base + kind);
      if (part.isPresent()) {
        return Optional.of(new WordXml(part.get().getInputStream(), budget));
      }
    }
    return Optional.empty();
  }

  private Optional<PackagePart> related(String type) throws IOException {
    try {
      for (var relationship : document.getRelationshipsByType(type)) {
        if (relationship.getTargetMode() == TargetMode.INTERNAL) {
          return Optional.of(document.getRelatedPart(relationship));
        }
      }
      return Optional.empty();
    } catch (InvalidFormatException e) {
      throw new IOException("damaged relationships", e);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
