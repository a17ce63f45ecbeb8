package dev.burhan.parsers.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.PagedText;
import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.format.ParseBudget;
import dev.burhan.parsers.format.ParseLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Reads fixtures in tests. */
final class PdfReading {

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private PdfReading() {}

  static Parsing parse(Path file, ParseLimits limits) {
    try {
      return new PdfParser().parse(file, new ParseBudget(limits, CLOCK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Parsing parse(Path file) {
    return parse(file, ParseLimits.DEFAULT);
  }

  static ParseLimits limits(int pages, int characters, long expandedBytes) {
    return new ParseLimits(pages, characters, expandedBytes, Duration.ofMinutes(2));
  }

  static Parsing.Read read(Path file) {
    var parsing = parse(file);
    assertThat(parsing).isInstanceOf(Parsing.Read.class);
    return (Parsing.Read) parsing;
  }

  static List<ParsedPage> pages(Path file) {
    return read(file).pages();
  }

  /** The text of a file's only page. */
  static String text(Path file) {
    assertThat(pages(file)).hasSize(1);
    return pages(file).getFirst().text();
  }

  /** The text of all pages. */
  static String joined(Path file) {
    return PagedText.join(pages(file)).text();
  }

  static DocumentFault refused(Path file) {
    var parsing = parse(file);
    assertThat(parsing).isInstanceOf(Parsing.Refused.class);
    return ((Parsing.Refused) parsing).fault();
  }
}
