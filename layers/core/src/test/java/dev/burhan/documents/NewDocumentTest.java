package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.NewDocument.MediaType;
import dev.burhan.language.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NewDocumentTest {

  @Test
  void equal_content_has_equal_hashes_whatever_the_id() {
    var one = document("a", "Title", MediaType.PLAIN, "en", "text");
    var other = document("b", "Title", MediaType.PLAIN, "en", "text");

    assertThat(one.contentHash()).isEqualTo(other.contentHash()).matches("[0-9a-f]{64}");
  }

  @Test
  void any_difference_in_what_would_be_stored_changes_the_hash() {
    var all =
        List.of(
            document("a", "Title", MediaType.PLAIN, "en", "text"),
            document("a", "Titl", MediaType.PLAIN, "en", "etext"),
            document("a", "Title", MediaType.MARKDOWN, "en", "text"),
            document("a", "Title", MediaType.PLAIN, "ar", "text"),
            document("a", "Title", MediaType.PLAIN, "en", "text "),
            document("a", "Title", MediaType.PLAIN, "en", ""),
            document("a", "Title10:text/plain", MediaType.PLAIN, "en", "text"));

    assertThat(all.stream().map(NewDocument::contentHash)).doesNotHaveDuplicates();
  }

  private static NewDocument document(
      String id, String title, MediaType type, String language, String text) {
    return new NewDocument(new DocumentId(id), title, type, new Language(language), text);
  }
}
