package dev.burhan.function.ingest;

import dev.burhan.documents.StoredDocument;

/** A document that is in the index. */
record DocumentPayload(
    String documentId,
    String title,
    String mediaType,
    String language,
    String encoder,
    int characters,
    int passages,
    String storedAt) {

  static DocumentPayload of(StoredDocument document) {
    return new DocumentPayload(
        document.id().value(),
        document.title(),
        document.mediaType().value(),
        document.language().code(),
        document.encoder(),
        document.characters(),
        document.passages(),
        document.storedAt().toString());
  }
}
