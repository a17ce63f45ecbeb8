package dev.burhan.function.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.NewDocument;
import dev.burhan.documents.NewDocument.MediaType;
import dev.burhan.edge.PlainText;
import dev.burhan.edge.Problem;
import dev.burhan.edge.ProblemException;
import dev.burhan.language.Language;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of POST /documents. */
record DocumentRequest(
    @JsonProperty("document_id") @Nullable String documentId,
    @JsonProperty("title") @Nullable String title,
    @JsonProperty("media_type") @Nullable String mediaType,
    @JsonProperty("language") @Nullable String language,
    @JsonProperty("text") @Nullable String text) {

  NewDocument document() {
    var checkedText = checkedText();
    var checkedTitle = checkedTitle();
    return new NewDocument(
        id(checkedTitle, checkedText),
        checkedTitle,
        checkedMediaType(),
        checkedLanguage(checkedText),
        checkedText);
  }

  private String checkedText() {
    if (text == null || text.isEmpty()) {
      throw invalid("text", "This field must not be empty.");
    }
    if (text.length() > NewDocument.TEXT_MAX) {
      throw invalid("text", "This field may hold at most " + NewDocument.TEXT_MAX + " characters.");
    }
    return PlainText.check("text", text);
  }

  private String checkedTitle() {
    if (title == null || title.isBlank() || title.length() > NewDocument.TITLE_MAX) {
      throw invalid("title", "This field must hold 1 to " + NewDocument.TITLE_MAX + " characters.");
    }
    return PlainText.check("title", title);
  }

  /** Without an id, title and text name the document, so that sending it again finds it. */
  private DocumentId id(String checkedTitle, String checkedText) {
    if (documentId == null) {
      // With its length, since a title may end where another's text begins.
      var name = checkedTitle.length() + ":" + checkedTitle + checkedText;
      return new DocumentId("doc-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
    if (!DocumentId.isValid(documentId)) {
      throw invalid(
          "document_id",
          "This field must hold 1 to 100 letters, digits, dots, hyphens and underscores.");
    }
    return new DocumentId(documentId);
  }

  private MediaType checkedMediaType() {
    if (mediaType == null) {
      return MediaType.MARKDOWN;
    }
    return Arrays.stream(MediaType.values())
        .filter(type -> type.value().equals(mediaType))
        .findFirst()
        .orElseThrow(
            () -> invalid("media_type", "This field must be text/plain or text/markdown."));
  }

  private Language checkedLanguage(String checkedText) {
    if (language == null) {
      return Language.of(checkedText);
    }
    if (!language.matches("[a-z]{2}")) {
      throw invalid("language", "This field must be a two-letter code such as en or ar.");
    }
    return new Language(language);
  }

  private static ProblemException invalid(String field, String detail) {
    return new ProblemException(Problem.invalid(field, detail));
  }
}
