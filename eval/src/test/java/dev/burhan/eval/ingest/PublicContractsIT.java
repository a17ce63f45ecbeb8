package dev.burhan.eval.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.PagedText;
import dev.burhan.failure.Deadline;
import dev.burhan.parsers.ParserProcess;
import dev.burhan.parsers.ProcessSettings;
import dev.burhan.parsers.format.ParseLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Reads real contracts, where they lie beside the checkout, and looks for their clauses. */
final class PublicContractsIT {

  private static final Duration TIME = Duration.ofMinutes(5);

  @Test
  void the_clauses_that_lawyers_marked_are_read_from_the_pdf_files() throws IOException {
    var folder = folder();
    var clauses = ClauseSpans.read(folder);
    var found = new ClauseSpans.Found(0, 0, 0);
    try (var parser = new ParserProcess(ProcessSettings.DEFAULT, ParseLimits.DEFAULT);
        var files = Files.list(folder.resolve("pdf"))) {
      for (var file : files.sorted().toList()) {
        found = found.plus(clauses.find(FilePass.name(file), text(parser, file)));
      }
    }

    assertThat(found.all()).isGreaterThan(600);
    assertThat((double) found.found() / found.all()).isGreaterThan(.96);
  }

  private static String text(ParserProcess parser, Path file) {
    var parsing = parser.parse(file, MediaType.PDF, Deadline.in(TIME, Clock.systemUTC()));
    assertThat(parsing).as(file.toString()).isInstanceOf(Parsing.Read.class);
    return PagedText.join(((Parsing.Read) parsing).pages()).text();
  }

  private static Path folder() {
    var data = System.getenv("BURHAN_DATA");
    var folder =
        (data == null ? Path.of("..", "..", "shared", "data") : Path.of(data)).resolve("contracts");
    assumeTrue(Files.isDirectory(folder), "skipped: no public data");
    return folder;
  }
}
