package dev.burhan.documents;

import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Describes a document that is in the index.
 *
 * @param date the day it bears, or was first sent
 * @param encoder name of the encoder its passages were embedded with
 * @param characters length of the text in code points
 * @param faults what of its file could not be read
 * @param job that stored it
 * @param isLatest no newer submission of the document is on its way
 */
public record StoredDocument(
    DocumentId id,
    String title,
    MediaType mediaType,
    Language language,
    List<String> tags,
    LocalDate date,
    String contentHash,
    String encoder,
    int characters,
    int pages,
    int passages,
    List<DocumentFault> faults,
    JobId job,
    boolean isLatest,
    Instant storedAt) {

  public StoredDocument {
    tags = List.copyOf(tags);
    faults = List.copyOf(faults);
  }
}
