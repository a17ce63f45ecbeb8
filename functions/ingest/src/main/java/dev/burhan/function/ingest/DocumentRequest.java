package dev.burhan.function.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.Submission;
import dev.burhan.edge.PlainText;
import dev.burhan.edge.Problem;
import dev.burhan.edge.ProblemException;
import dev.burhan.language.Language;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
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
    return submission(documentId == null ? named(content) : checkedId(documentId), content);
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

  private static DocumentId checkedId(String value) {
    if (!DocumentId.isValid(value)) {
      throw invalid(
          "document_id",
          "This field must hold 1 to 100 letters, digits, dots, hyphens and underscores.");
    }
    return new DocumentId(value);
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
    if (language != null && !language.matches("[a-z]{2}")) {
      throw invalid("language", "This field must be a two-letter code such as en or ar.");
    }
    return Optional.ofNullable(language).map(Language::new);
  }

  private List<String> checkedTags() {
    if (tags == null) {
      return List.of();
    }
    if (tags.size() > DocumentDetails.TAGS_MAX
        || tags.stream().anyMatch(tag -> tag == null || !DocumentDetails.isTag(tag))) {
      throw invalid(
          "tags",
          "This field may hold at most "
              + DocumentDetails.TAGS_MAX
              + " tags of 1 to 50 letters, digits, dots, colons, hyphens and underscores.");
    }
    return tags.stream().map(String::valueOf).toList();
  }

  private Optional<LocalDate> checkedDate() {
    return Optional.ofNullable(date).map(value -> date("date", value));
  }

  /** Reads a day as ISO 8601 writes it, of a year with four digits. */
  static LocalDate date(String field, String value) {
    try {
      if (value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") && !value.startsWith("0000")) {
        return LocalDate.parse(value);
      }
    } catch (DateTimeException e) {
      // No such day; said below.
    }
    throw invalid(field, "A date must be a day such as 2026-01-31.");
  }

  private static ProblemException invalid(String field, String detail) {
    return new ProblemException(Problem.invalid(field, detail));
  }
}
