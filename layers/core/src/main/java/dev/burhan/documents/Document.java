package dev.burhan.documents;

import dev.burhan.language.Language;

/**
 * Holds a document that has been read.
 *
 * @param language of the document as a whole
 * @param contentHash of the submission it was read from
 */
public record Document(
    DocumentDetails details,
    MediaType mediaType,
    Language language,
    PagedText content,
    String contentHash) {

  /** A document read from a submission; its language is told from the text unless it was said. */
  public static Document of(Submission submission, PagedText content) {
    var language = submission.details().language().orElseGet(() -> Language.of(content.text()));
    return new Document(
        submission.details(), submission.mediaType(), language, content, submission.contentHash());
  }

  public DocumentId id() {
    return details.id();
  }

  public String title() {
    return details.title();
  }

  public String text() {
    return content.text();
  }
}
