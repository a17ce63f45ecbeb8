package dev.burhan.parsers;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.ParsedPage;
import dev.burhan.documents.Submission;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.format.ParseBudget;
import dev.burhan.parsers.format.ParseLimits;
import dev.burhan.parsers.format.Signature;
import dev.burhan.parsers.html.HtmlParser;
import dev.burhan.parsers.pdf.PdfParser;
import dev.burhan.parsers.text.TextParser;
import dev.burhan.parsers.word.DocxParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Reads files in this process. It keeps to its limits of pages, characters and time as far as the
 * libraries below let it; memory is limited by {@link ParserProcess} alone, and an {@link
 * OutOfMemoryError} is not caught.
 *
 * <p>Thread-safe.
 */
public final class FileParser implements DocumentParser {

  private final PdfParser pdf = new PdfParser();
  private final DocxParser docx = new DocxParser();
  private final HtmlParser html = new HtmlParser();
  private final TextParser text = new TextParser();
  private final ParseLimits limits;
  private final Clock clock;

  public FileParser(ParseLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Parsing parse(Path file, MediaType type, Deadline deadline) {
    deadline.check("reading a file");
    if (length(file) > Submission.BYTES_MAX) {
      return new Parsing.Refused(DocumentFault.TOO_LARGE);
    }
    var budget = new ParseBudget(limits.within(deadline.left()), clock);
    var parsing = attempt(file, type, budget);
    var fault = budget.passed();
    if (fault.isEmpty()) {
      return parsing;
    }
    if (fault.get() == DocumentFault.TOO_COMPLEX) {
      deadline.check("reading a file");
    }
    return new Parsing.Refused(fault.get());
  }

  private Parsing attempt(Path file, MediaType type, ParseBudget budget) {
    try {
      return cleaned(parse(file, type, budget));
    } catch (OverLimit e) {
      return new Parsing.Refused(e.fault());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Libraries throw nearly anything at files that are not what they expect.
      return new Parsing.Refused(DocumentFault.DAMAGED);
    }
  }

  @Override
  public Optional<byte[]> image(Path file, int page, Deadline deadline) {
    deadline.check("drawing a page");
    length(file);
    try {
      var budget = new ParseBudget(limits.within(deadline.left()), clock);
      return Optional.of(pdf.image(file, page, budget));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      deadline.check("drawing a page");
      return Optional.empty();
    }
  }

  /** A file that cannot be read at all is no fault of who sent it. */
  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new DependencyFailure.Transient("the file to read is not there", e);
    }
  }

  private Parsing parse(Path file, MediaType type, ParseBudget budget) throws IOException {
    return switch (type) {
      case PDF ->
          Signature.of(file).isPdf()
              ? pdf.parse(file, budget)
              : new Parsing.Refused(DocumentFault.TYPE_MISMATCH);
      case DOCX -> docx.parse(file, budget);
      case HTML -> html.parse(file, budget);
      case PLAIN, MARKDOWN -> text.parse(file, budget);
    };
  }

  private static Parsing cleaned(Parsing parsing) {
    return switch (parsing) {
      case Parsing.Read(var pages, var faults) ->
          new Parsing.Read(pages.stream().map(FileParser::cleaned).toList(), faults);
      case Parsing.Refused refused -> refused;
    };
  }

  private static ParsedPage cleaned(ParsedPage page) {
    var text = CleanText.of(page.text());
    return new ParsedPage(text, page.headings(), page.isImage(), page.continues());
  }
}
