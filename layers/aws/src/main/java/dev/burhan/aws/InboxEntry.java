package dev.burhan.aws;

import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.Submission;
import dev.burhan.language.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes and strictly reads the JSON of a submission in the inbox. */
final class InboxEntry {

  private static final String ID = "document_id";
  private static final String TITLE = "title";
  private static final String MEDIA_TYPE = "media_type";
  private static final String LANGUAGE = "language";
  private static final String TAGS = "tags";
  private static final String DATE = "date";
  private static final String TEXT = "text";
  private static final String BYTES = "bytes";
  private static final String SHA256 = "sha256";
  private static final Set<String> ALWAYS = Set.of(ID, TITLE, MEDIA_TYPE, TAGS);
  private static final Set<String> FIELDS =
      Set.of(ID, TITLE, MEDIA_TYPE, LANGUAGE, TAGS, DATE, TEXT, BYTES, SHA256);

  private InboxEntry() {}

  static String write(Submission submission) {
    var details = submission.details();
    var fields = new LinkedHashMap<String, String>();
    fields.put(ID, details.id().value());
    fields.put(TITLE, details.title());
    fields.put(MEDIA_TYPE, submission.mediaType().value());
    details.language().ifPresent(language -> fields.put(LANGUAGE, language.code()));
    // No tag holds a comma.
    fields.put(TAGS, String.join(",", details.tags()));
    details.date().ifPresent(date -> fields.put(DATE, date.toString()));
    switch (submission.content()) {
      case Submission.Inline(String text) -> fields.put(TEXT, text);
      case Submission.Upload(long bytes, String sha256) -> {
        fields.put(BYTES, Long.toString(bytes));
        fields.put(SHA256, sha256);
      }
    }
    return Json.write(fields);
  }

  /** Empty for anything that {@link #write} did not write. */
  static Optional<Submission> read(String json) {
    return Json.readStrings(json)
        .filter(fields -> fields.keySet().containsAll(ALWAYS))
        .filter(fields -> FIELDS.containsAll(fields.keySet()))
        .flatMap(InboxEntry::checked);
  }

  private static Optional<Submission> checked(Map<String, String> fields) {
    try {
      var content = content(fields);
      return MediaType.of(field(fields, MEDIA_TYPE))
          .flatMap(type -> content.map(c -> new Submission(details(fields), type, c)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DocumentDetails details(Map<String, String> fields) {
    var tags = field(fields, TAGS);
    return new DocumentDetails(
        new DocumentId(field(fields, ID)),
        field(fields, TITLE),
        optional(fields, LANGUAGE).map(Language::new),
        tags.isEmpty() ? List.of() : List.of(tags.split(",", -1)),
        optional(fields, DATE).map(LocalDate::parse));
  }

  private static Optional<Submission.Content> content(Map<String, String> fields) {
    if (fields.containsKey(TEXT)) {
      return fields.containsKey(BYTES) || fields.containsKey(SHA256)
          ? Optional.empty()
          : Optional.of(new Submission.Inline(field(fields, TEXT)));
    }
    return Optional.of(
        new Submission.Upload(Long.parseLong(field(fields, BYTES)), field(fields, SHA256)));
  }

  private static Optional<String> optional(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name));
  }

  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }
}
