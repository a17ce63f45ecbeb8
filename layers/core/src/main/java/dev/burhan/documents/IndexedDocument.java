package dev.burhan.documents;

import dev.burhan.language.Vector;
import java.util.List;
import java.util.Optional;

/**
 * Holds a document read and cut: all that one transaction writes, save the vectors that wait among
 * the {@link DraftVectors} of its job.
 *
 * @param encoder name of the encoder
 */
public record IndexedDocument(
    Document document, String encoder, List<IndexedChunk> chunks, Receipt receipt) {

  public IndexedDocument {
    chunks = List.copyOf(chunks);
  }

  /** A document whose vectors are all given. */
  public static IndexedDocument of(Document document, String encoder, List<IndexedChunk> chunks) {
    int given = (int) chunks.stream().filter(chunk -> chunk.vector().isPresent()).count();
    var receipt = new Receipt(document.content().pages(), chunks.size(), given, 0, List.of());
    return new IndexedDocument(document, encoder, chunks, receipt);
  }

  /**
   * Pairs a chunk with its vector.
   *
   * @param vector empty where it is drafted, or the encoder does not know the chunk's language
   */
  public record IndexedChunk(Chunk chunk, Optional<Vector> vector) {}

  /**
   * Says what was done for a document.
   *
   * @param embedded passages embedded for it
   * @param reused passages whose vector was there before
   * @param faults what of the file could not be read
   */
  public record Receipt(
      int pages, int passages, int embedded, int reused, List<DocumentFault> faults) {
    public Receipt {
      faults = List.copyOf(faults);
    }

    /** How many passages have a vector. */
    public int vectors() {
      return embedded + reused;
    }
  }
}
