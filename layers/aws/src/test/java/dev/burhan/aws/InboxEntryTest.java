package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.NewDocument;
import dev.burhan.documents.NewDocument.MediaType;
import dev.burhan.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InboxEntryTest {

  private static final NewDocument DOCUMENT =
      new NewDocument(
          new DocumentId("lease-2024"),
          "Lease",
          MediaType.MARKDOWN,
          Language.ENGLISH,
          "# Rent\nIt is \"due\".");

  @Test
  void writes_the_fields_by_their_names() {
    assertThat(InboxEntry.write(DOCUMENT))
        .isEqualTo(
            """
            {"document_id":"lease-2024","title":"Lease","media_type":"text/markdown",\
            "language":"en","text":"# Rent\\nIt is \\"due\\"."}""");
  }

  @Test
  void reads_what_it_wrote() {
    assertThat(InboxEntry.read(InboxEntry.write(DOCUMENT))).contains(DOCUMENT);
  }

  @ParameterizedTest
  @CsvSource({
    "lease-2024, a/b",
    "text/markdown, text/html",
    "\"en\", \"english\"",
    "document_id, id",
    "\"title\":\"Lease\", \"title\":7",
    "}, ''",
  })
  void reads_nothing_else(String part, String replacement) {
    var json = InboxEntry.write(DOCUMENT).replace(part, replacement);

    assertThat(InboxEntry.read(json)).isEmpty();
  }
}
