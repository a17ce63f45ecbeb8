package dev.burhan.documents;

import dev.burhan.language.Vector;
import java.util.List;
import java.util.Optional;

/**
 * Holds a document read, cut and embedded: all that one transaction writes.
 *
 * @param encoder name of the encoder
 */
public record IndexedDocument(NewDocument document, String encoder, List<IndexedChunk> chunks) {

  public IndexedDocument {
    chunks = List.copyOf(chunks);
  }

  /**
   * Pairs a chunk with what it is found by.
   *
   * @param vector empty where the encoder does not know the chunk's language
   */
  public record IndexedChunk(Chunk chunk, Optional<Vector> vector) {}
}
