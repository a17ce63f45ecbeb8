package dev.burhan.eval.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.eval.ingest.ClauseSpans.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClauseSpansTest {

  private final Path folder;

  ClauseSpansTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void contracts() throws IOException {
    Files.createDirectory(folder.resolve("txt"));
    Files.writeString(
        folder.resolve("txt/lease.txt"),
        "The \"Term\" is\n  two years - no more. The tenant's notice is 30 days.");
    Files.writeString(
        folder.resolve("clauses.csv"),
        """
        id,Filename,Term,Term-Answer,Notice,Notice-Answer
        lease,lease.pdf,"['The ""Term"" is    two years - no more.', 'not in the text']",2 years,\
        "[""The tenant's notice is 30 days.""]","['no clause']"
        """);
  }

  @Test
  void counts_the_clauses_that_stand_in_the_text_and_were_read() {
    var clauses = ClauseSpans.read(folder);

    assertThat(clauses.find("lease", "The \"Term\" is two years - no more."))
        .isEqualTo(new Found(2, 1, 1));
    assertThat(clauses.find("lease", "")).isEqualTo(new Found(2, 0, 0));
    assertThat(clauses.find("unknown", "The \"Term\" is")).isEqualTo(new Found(0, 0, 0));
  }

  @Test
  void tells_what_differs_in_quotes_and_dashes_alone_from_what_is_exact() {
    var read = "The “Term” is two\u00A0years – no more. The tenant’s no\u00ADtice is 30 days.";

    assertThat(ClauseSpans.read(folder).find("lease", read)).isEqualTo(new Found(2, 2, 0));
  }
}
