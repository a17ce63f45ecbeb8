package dev.burhan.documents;

import dev.burhan.language.Language;
import java.time.Instant;

/**
 * Describes a document that is in the index.
 *
 * @param encoder name of the encoder its passages were embedded with
 * @param characters length of the text in code points
 */
public record StoredDocument(
    DocumentId id,
    String title,
    NewDocument.MediaType mediaType,
    Language language,
    String contentHash,
    String encoder,
    int characters,
    int passages,
    Instant storedAt) {}
