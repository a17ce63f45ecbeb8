package dev.burhan.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceFileTest {

  private final Path folder;

  SourceFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "Lease (2024) FINAL.pdf, lease-2024-final, Lease (2024) FINAL, PDF",
    "a.b.DOCX, a-b, a.b, DOCX",
    "page.htm, page, page, HTML",
    "notes.md, notes, notes, MARKDOWN"
  })
  void reads_id_title_and_type_from_the_name(
      String name, String id, String title, MediaType mediaType) throws IOException {
    var source = SourceFile.of(file(name));

    assertThat(source.id().value()).isEqualTo(id);
    assertThat(source.title()).isEqualTo(title);
    assertThat(source.mediaType()).isEqualTo(mediaType);
  }

  @Test
  void names_that_read_the_same_in_latin_letters_keep_apart() throws IOException {
    var lease = SourceFile.of(file("عقد إيجار 2024.pdf")).id();
    var sale = SourceFile.of(file("عقد بيع 2024.pdf")).id();

    assertThat(lease.value()).startsWith("2024-").isNotEqualTo(sale.value());
    assertThat(SourceFile.of(file("عقد إيجار 2024.pdf")).id()).isEqualTo(lease);
    assertThat(SourceFile.of(file("عقد.pdf")).id().value()).startsWith("file-");
    assertThat(SourceFile.of(file("x".repeat(200) + ".txt")).id().value()).hasSizeLessThan(100);
  }

  @Test
  void refuses_what_it_cannot_send() {
    assertThatThrownBy(() -> SourceFile.of(folder.resolve("setup.exe")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("setup.exe ends in none of");
    assertThatThrownBy(() -> SourceFile.of(file(".pdf"))).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> SourceFile.of(folder.resolve("gone.pdf")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("there is no file");
  }

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "x");
  }
}
