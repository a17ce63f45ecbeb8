package dev.burhan.function.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.documents.DocumentCatalogue.DocumentFilter;
import dev.burhan.documents.DocumentId;
import dev.burhan.edge.DocumentFields;
import dev.burhan.edge.Problem;
import dev.burhan.edge.ProblemException;
import dev.burhan.legal.PassageFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The field {@code filter} of a question: what is absent or empty narrows nothing. */
record FilterRequest(
    @JsonProperty("documents") @Nullable List<@Nullable String> documents,
    @JsonProperty("tags") @Nullable List<@Nullable String> tags,
    @JsonProperty("media_type") @Nullable String mediaType,
    @JsonProperty("language") @Nullable String language,
    @JsonProperty("from") @Nullable String from,
    @JsonProperty("to") @Nullable String to) {

  static PassageFilter check(@Nullable FilterRequest filter) {
    return filter == null ? PassageFilter.NONE : filter.checked();
  }

  private PassageFilter checked() {
    return new PassageFilter(
        checkedDocuments(),
        new DocumentFilter(
            Optional.ofNullable(mediaType)
                .map(type -> DocumentFields.mediaType("filter.media_type", type)),
            Optional.ofNullable(language)
                .map(code -> DocumentFields.language("filter.language", code)),
            tags == null ? List.of() : DocumentFields.tags("filter.tags", tags),
            Optional.ofNullable(from).map(day -> DocumentFields.date("filter.from", day)),
            checkedTo()));
  }

  private List<DocumentId> checkedDocuments() {
    if (documents == null) {
      return List.of();
    }
    if (documents.size() > PassageFilter.DOCUMENTS_MAX) {
      throw invalid(
          "filter.documents",
          "This field may hold at most " + PassageFilter.DOCUMENTS_MAX + " documents.");
    }
    return documents.stream().map(id -> DocumentFields.id("filter.documents", id)).toList();
  }

  /** Both days are of one form, so their order is that of their text. */
  private Optional<LocalDate> checkedTo() {
    var last = Optional.ofNullable(to).map(day -> DocumentFields.date("filter.to", day));
    if (from != null && to != null && from.compareTo(to) > 0) {
      throw invalid("filter.to", "The last day must not be before the first.");
    }
    return last;
  }

  private static ProblemException invalid(String field, String detail) {
    return new ProblemException(Problem.invalid(field, detail));
  }
}
