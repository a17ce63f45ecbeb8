package dev.burhan.aws;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.NewDocument;
import dev.burhan.documents.NewDocument.MediaType;
import dev.burhan.language.Language;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes and strictly reads the JSON of a document in the inbox. */
final class InboxEntry {

  private static final String ID = "document_id";
  private static final String TITLE = "title";
  private static final String MEDIA_TYPE = "media_type";
  private static final String LANGUAGE = "language";
  private static final String TEXT = "text";
  private static final Set<String> FIELDS = Set.of(ID, TITLE, MEDIA_TYPE, LANGUAGE, TEXT);

  private InboxEntry() {}

  static String write(NewDocument document) {
    var fields = new LinkedHashMap<String, String>();
    fields.put(ID, document.id().value());
    fields.put(TITLE, document.title());
    fields.put(MEDIA_TYPE, document.mediaType().value());
    fields.put(LANGUAGE, document.language().code());
    fields.put(TEXT, document.text());
    return Json.write(fields);
  }

  /** Empty for anything that {@link #write} did not write. */
  static Optional<NewDocument> read(String json) {
    return Json.readStrings(json)
        .filter(fields -> fields.keySet().equals(FIELDS))
        .flatMap(InboxEntry::checked);
  }

  private static Optional<NewDocument> checked(Map<String, String> fields) {
    try {
      return mediaType(field(fields, MEDIA_TYPE))
          .map(
              type ->
                  new NewDocument(
                      new DocumentId(field(fields, ID)),
                      field(fields, TITLE),
                      type,
                      new Language(field(fields, LANGUAGE)),
                      field(fields, TEXT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<MediaType> mediaType(String value) {
    return Stream.of(MediaType.values()).filter(type -> type.value().equals(value)).findFirst();
  }

  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }
}
