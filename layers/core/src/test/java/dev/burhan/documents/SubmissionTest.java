package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.documents.Submission.Inline;
import dev.burhan.documents.Submission.Upload;
import dev.burhan.language.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SubmissionTest {

  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void equal_content_has_equal_hashes_whatever_the_id() {
    var one = new Submission(details("a", "Title"), MediaType.PLAIN, new Inline("text"));
    var other = new Submission(details("b", "Title"), MediaType.PLAIN, new Inline("text"));

    assertThat(one.contentHash()).isEqualTo(other.contentHash()).matches("[0-9a-f]{64}");
  }

  @Test
  void the_same_bytes_inline_and_uploaded_are_the_same_content() {
    var inline = new Inline("text");
    var details = details("a", "Title");

    var text = new Submission(details, MediaType.PLAIN, inline);
    var file = new Submission(details, MediaType.PLAIN, new Upload(4, inline.sha256()));

    assertThat(file.contentHash()).isEqualTo(text.contentHash());
  }

  @Test
  void whatever_decides_what_is_stored_changes_the_hash() {
    var text = new Inline("text");
    var all =
        Stream.of(
            new Submission(details("a", "Title"), MediaType.PLAIN, text),
            new Submission(details("a", "Titl"), MediaType.PLAIN, new Inline("etext")),
            new Submission(details("a", "Title"), MediaType.MARKDOWN, text),
            new Submission(details("a", "Title"), MediaType.PLAIN, new Inline("text ")),
            new Submission(
                detailed(Optional.of(Language.ARABIC), List.of()), MediaType.PLAIN, text),
            new Submission(detailed(Optional.empty(), List.of("ar")), MediaType.PLAIN, text),
            new Submission(detailed(Optional.empty(), List.of("a", "r")), MediaType.PLAIN, text),
            new Submission(
                new DocumentDetails(
                    new DocumentId("a"),
                    "Title",
                    Optional.empty(),
                    List.of(),
                    Optional.of(LocalDate.EPOCH)),
                MediaType.PLAIN,
                text));

    assertThat(all.map(Submission::contentHash)).doesNotHaveDuplicates();
  }

  @Test
  void a_file_is_announced_with_a_length_and_a_checksum() {
    assertThat(new Upload(Submission.BYTES_MAX, HASH).bytes()).isEqualTo(50_000_000);
    assertThatIllegalArgumentException().isThrownBy(() -> new Upload(0, HASH));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Upload(Submission.BYTES_MAX + 1L, HASH));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Upload(1, HASH.toUpperCase(java.util.Locale.ROOT)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Upload(1, "abc"));
  }

  @Test
  void tags_are_distinct_and_sorted() {
    assertThat(detailed(Optional.empty(), List.of("b", "a", "b")).tags()).containsExactly("a", "b");
  }

  @Test
  void tags_are_words_of_any_script_without_commas() {
    assertThat(Stream.of("lease", "عقد-2024", "a.b:c_d", "x".repeat(50)))
        .allMatch(DocumentDetails::isTag);
    assertThat(Stream.of("", " ", "a,b", "a b", "-a", "x".repeat(51), "a\nb"))
        .noneMatch(DocumentDetails::isTag);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> detailed(Optional.empty(), List.of("a,b")));
  }

  private static DocumentDetails details(String id, String title) {
    return DocumentDetails.of(new DocumentId(id), title);
  }

  private static DocumentDetails detailed(Optional<Language> language, List<String> tags) {
    return new DocumentDetails(new DocumentId("a"), "Title", language, tags, Optional.empty());
  }
}
