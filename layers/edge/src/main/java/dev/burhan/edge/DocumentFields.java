package dev.burhan.edge;

import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import dev.burhan.language.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what documents are named, told apart and narrowed by, wherever a request says it. */
public final class DocumentFields {

  private DocumentFields() {}

  public static DocumentId id(String field, @Nullable String value) {
    if (value == null || !DocumentId.isValid(value)) {
      throw invalid(
          field,
          "An id of a document holds 1 to 100 letters, digits, dots, hyphens and underscores.");
    }
    return new DocumentId(value);
  }

  public static MediaType mediaType(String field, String value) {
    return MediaType.of(value)
        .orElseThrow(() -> invalid(field, "This is not a type of documents."));
  }

  public static Language language(String field, String value) {
    if (!value.matches("[a-z]{2}")) {
      throw invalid(field, "A language must be a two-letter code such as en or ar.");
    }
    return new Language(value);
  }

  public static List<String> tags(String field, List<@Nullable String> values) {
    if (values.size() > DocumentDetails.TAGS_MAX
        || values.stream().anyMatch(tag -> tag == null || !DocumentDetails.isTag(tag))) {
      throw invalid(
          field,
          "At most "
              + DocumentDetails.TAGS_MAX
              + " tags of 1 to 50 letters, digits, dots, colons, hyphens and underscores.");
    }
    return values.stream().map(String::valueOf).toList();
  }

  /** Reads a day as ISO 8601 writes it, of a year with four digits. */
  public static LocalDate date(String field, String value) {
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
