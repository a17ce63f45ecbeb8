package dev.burhan.parsers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.format.FormatParser;
import dev.burhan.parsers.format.ParseBudget;
import dev.burhan.parsers.format.ParseLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Reads files with one parser. */
public final class Reading {

  private final FormatParser parser;

  public Reading(FormatParser parser) {
    this.parser = parser;
  }

  public Parsing of(Path file) {
    return of(file, ParseLimits.DEFAULT);
  }

  public Parsing of(Path file, ParseLimits limits) {
    try {
      return parser.parse(file, new ParseBudget(limits, Clock.systemUTC()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<ParsedPage> pages(Path file) {
    var parsing = of(file);
    assertThat(parsing).isInstanceOf(Parsing.Read.class);
    return ((Parsing.Read) parsing).pages();
  }

  /** The text of a file that has one page. */
  public String text(Path file) {
    var pages = pages(file);
    assertThat(pages).hasSize(1);
    return pages.getFirst().text();
  }

  public static Parsing refused(DocumentFault fault) {
    return new Parsing.Refused(fault);
  }

  public static Path write(Path folder, byte[] bytes) {
    try {
      return Files.write(folder.resolve("file"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ParseLimits limits(int pages, int characters, long expanded) {
    return new ParseLimits(pages, characters, expanded, Duration.ofMinutes(1));
  }
}
