package dev.burhan.parsers.html;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.parsers.format.FormatParser;
import dev.burhan.parsers.format.PageLayout;
import dev.burhan.parsers.format.ParseBudget;
import dev.burhan.parsers.format.Signature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.parser.Parser;

/** Reads what a page shows, on one page. */
public final class HtmlParser implements FormatParser {

  @Override
  public Parsing parse(Path file, ParseBudget budget) throws IOException {
    if (Signature.of(file).isBinary()) {
      return new Parsing.Refused(DocumentFault.TYPE_MISMATCH);
    }
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      return parse(in, budget);
    } catch (CharacterCodingException e) {
      return new Parsing.Refused(DocumentFault.INVALID_ENCODING);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        return new Parsing.Refused(DocumentFault.INVALID_ENCODING);
      }
      throw e;
    }
  }

  private static Parsing parse(InputStream in, ParseBudget budget) throws IOException {
    in.mark(HtmlCharset.BEGINNING);
    var beginning = in.readNBytes(HtmlCharset.BEGINNING);
    in.reset();
    var charset = HtmlCharset.of(beginning);
    in.skipNBytes(charset.skipped());
    var reader = new WatchedReader(new InputStreamReader(in, charset.decoder()), budget);
    var page = Parser.htmlParser().parseInput(reader, "");
    return reader.hasTag()
        ? new Parsing.Read(PageLayout.of(VisibleText.of(page, budget), budget), List.of())
        : new Parsing.Refused(DocumentFault.TYPE_MISMATCH);
  }
}
