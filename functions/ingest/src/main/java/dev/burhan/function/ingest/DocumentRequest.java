package dev.burhan.function.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.Submission;
import dev.burhan.edge.DocumentFields;
import dev.burhan.edge.PlainText;
import dev.burhan.edge.Problem;
import dev.burhan.edge.ProblemException;
import dev.burhan.language.Language;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of POST /documents and PUT /documents/{document_id}. */
record DocumentRequest(
    @JsonProperty("document_id") @Nullable String documentId,
    @JsonProperty("title") @Nullable String title,
    @JsonProperty("media_type") @Nullable String mediaType,
    @JsonProperty("language") @Nullable String language,
    @JsonProperty("tags") @Nullable List<@Nullable String> tags,
    @JsonProperty("date") @Nullable String date,
    @JsonProperty("text") @Nullable String text,
    @JsonProperty("upload") @Nullable AnnouncedFile upload) {

  private static final Set<MediaType> OF_TEXTS = Set.of(MediaType.PLAIN, MediaType.MARKDOWN);

  /** A file that is to be uploaded. */
  record AnnouncedFile(
      @JsonProperty("bytes") @Nullable Long bytes,
      @JsonProperty("sha256") @Nullable String sha256) {

    Submission.Upload checked() {
      if (bytes == null || bytes < 1 || bytes > Submission.BYTES_MAX) {
        throw invalid("upload.bytes", "This field must be 1 to " + Submission.BYTES_MAX + ".");
      }
      if (sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
        throw invalid("upload.sha256", "This field must hold 64 digits of lower-case hex.");
      }
      return new Submission.Upload(bytes, sha256);
    }
  }

  /** The document as sent, under its own id or one made of its content. */
  Submission submission() {
    var content = content();
    return submission(
        documentId == null ? named(content) : DocumentFields.id("document_id", documentId),
        content);
  }

  /** The document as sent, under an id that the path names. */
  Submission submission(DocumentId id) {
    if (documentId != null && !documentId.equals(id.value())) {
      throw invalid("document_id", "This field must not differ from the path.");
    }
    return submission(id, content());
  }

  private Submission submission(DocumentId id, Submission.Content content) {
    return new Submission(
        new DocumentDetails(id, checkedTitle(), checkedLanguage(), checkedTags(), checkedDate()),
        checkedMediaType(content),
        content);
  }

  private Submission.Content content() {
    if ((text == null) == (upload == null)) {
      throw invalid("text", "Send either this field or \"upload\".");
    }
    return upload == null ? new Submission.Inline(checkedText()) : upload.checked();
  }

  private String checkedText() {
    if (text == null || text.isEmpty()) {
      throw invalid("text", "This field must not be empty.");
    }
    if (text.length() > Submission.TEXT_MAX) {
      throw invalid("text", "This field may hold at most " + Submission.TEXT_MAX + " characters.");
    }
    return PlainText.check("text", text);
  }

  private String checkedTitle() {
    if (title == null || title.isBlank() || title.length() > DocumentDetails.TITLE_MAX) {
      throw invalid(
          "title", "This field must hold 1 to " + DocumentDetails.TITLE_MAX + " characters.");
    }
    return PlainText.check("title", title);
  }

  /** Title and content name the document, so that sending it again finds it. */
  private DocumentId named(Submission.Content content) {
    var checkedTitle = checkedTitle();
    var told = content instanceof Submission.Inline(String inline) ? inline : content.sha256();
    // With its length, since a title may end where another's text begins.
    var name = checkedTitle.length() + ":" + checkedTitle + told;
    return new DocumentId("doc-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  private MediaType checkedMediaType(Submission.Content content) {
    boolean isText = content instanceof Submission.Inline;
    if (mediaType == null && isText) {
      return MediaType.MARKDOWN;
    }
    return Optional.ofNullable(mediaType)
        .flatMap(MediaType::of)
        .filter(type -> !isText || OF_TEXTS.contains(type))
        .orElseThrow(
            () ->
                invalid(
                    "media_type",
                    isText
                        ? "This field must be text/plain or text/markdown."
                        : "This field must name the type of the file: PDF, Word, HTML or text."));
  }

  private Optional<Language> checkedLanguage() {
    return Optional.ofNullable(language).map(value -> DocumentFields.language("language", value));
  }

  private List<String> checkedTags() {
    return tags == null ? List.of() : DocumentFields.tags("tags", tags);
  }

  private Optional<LocalDate> checkedDate() {
    return Optional.ofNullable(date).map(value -> DocumentFields.date("date", value));
  }

  private static ProblemException invalid(String field, String detail) {
    return new ProblemException(Problem.invalid(field, detail));
  }
}
