package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.Submission;
import dev.burhan.language.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InboxEntryTest {

  private static final Submission TEXT =
      new Submission(
          new DocumentDetails(
              new DocumentId("lease-2024"),
              "Lease",
              Optional.of(Language.ENGLISH),
              List.of("rent", "signed"),
              Optional.of(LocalDate.of(2024, 2, 29))),
          MediaType.MARKDOWN,
          new Submission.Inline("# Rent\nIt is \"due\"."));
  private static final Submission FILE =
      new Submission(
          DocumentDetails.of(new DocumentId("scan"), "Scan"),
          MediaType.PDF,
          new Submission.Upload(7, "0123456789abcdef".repeat(4)));

  @Test
  void writes_the_fields_by_their_names() {
    assertThat(InboxEntry.write(TEXT))
        .isEqualTo(
            """
            {"document_id":"lease-2024","title":"Lease","media_type":"text/markdown",\
            "language":"en","tags":"rent,signed","date":"2024-02-29",\
            "text":"# Rent\\nIt is \\"due\\"."}""");
    assertThat(InboxEntry.write(FILE))
        .isEqualTo(
            """
            {"document_id":"scan","title":"Scan","media_type":"application/pdf","tags":"",\
            "bytes":"7","sha256":"%s"}"""
                .formatted("0123456789abcdef".repeat(4)));
  }

  @Test
  void reads_what_it_wrote() {
    assertThat(InboxEntry.read(InboxEntry.write(TEXT))).contains(TEXT);
    assertThat(InboxEntry.read(InboxEntry.write(FILE))).contains(FILE);
  }

  @ParameterizedTest
  @CsvSource({
    "lease-2024, a/b",
    "text/markdown, text/x",
    "2024-02-29, 2024-02-30",
    "'rent,signed', 'rent signed'",
    "'\"date\":', '\"bytes\":\"7\",\"date\":'",
    "\"text\", \"more\"",
    "\"en\", \"english\"",
    "document_id, id",
    "\"title\":\"Lease\", \"title\":7",
    "}, ''",
  })
  void reads_nothing_else(String part, String replacement) {
    var json = InboxEntry.write(TEXT).replace(part, replacement);

    assertThat(InboxEntry.read(json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"\"7\", \"0\"", "\"7\", \"x\"", "0123, 012", "sha256, sha1"})
  void reads_no_other_upload(String part, String replacement) {
    var json = InboxEntry.write(FILE).replace(part, replacement);

    assertThat(InboxEntry.read(json)).isEmpty();
  }
}
