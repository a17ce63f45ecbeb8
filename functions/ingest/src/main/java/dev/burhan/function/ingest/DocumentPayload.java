package dev.burhan.function.ingest;

import dev.burhan.documents.StoredDocument;
import dev.burhan.edge.JobPayload.Reason;
import java.util.List;

/** A document that is in the index. */
record DocumentPayload(
    String documentId,
    String title,
    String mediaType,
    String language,
    List<String> tags,
    String date,
    String encoder,
    int characters,
    int pages,
    int passages,
    List<Reason> faults,
    String storedAt) {

  static DocumentPayload of(StoredDocument document) {
    return new DocumentPayload(
        document.id().value(),
        document.title(),
        document.mediaType().value(),
        document.language().code(),
        document.tags(),
        document.date().toString(),
        document.encoder(),
        document.characters(),
        document.pages(),
        document.passages(),
        document.faults().stream().map(f -> new Reason(f.code(), f.detail())).toList(),
        document.storedAt().toString());
  }
}
