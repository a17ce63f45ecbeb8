package dev.burhan.parsers.text;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.parsers.format.ByteOrderMark;
import dev.burhan.parsers.format.FormatParser;
import dev.burhan.parsers.format.ParseBudget;
import dev.burhan.parsers.format.Signature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads plain text and Markdown, whose marks stay. The text is kept as it is but for the ends of
 * lines, which become one character; form feeds part pages.
 */
public final class TextParser implements FormatParser {

  /** Where a zero byte says that a file is no text, whatever else is wrong with it. */
  private static final int BEGINNING = 4_096;

  private static final int BUFFER = 8_192;

  @Override
  public Parsing parse(Path file, ParseBudget budget) throws IOException {
    if (Signature.of(file).isBinary()) {
      return new Parsing.Refused(DocumentFault.TYPE_MISMATCH);
    }
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      return parse(in, budget);
    } catch (CharacterCodingException e) {
      return new Parsing.Refused(DocumentFault.INVALID_ENCODING);
    }
  }

  private static Parsing parse(InputStream in, ParseBudget budget) throws IOException {
    in.mark(BEGINNING);
    var beginning = in.readNBytes(BEGINNING);
    in.reset();
    var mark = ByteOrderMark.of(beginning);
    if (mark.isEmpty() && hasZero(beginning)) {
      return new Parsing.Refused(DocumentFault.TYPE_MISMATCH);
    }
    in.skipNBytes(mark.map(ByteOrderMark::length).orElse(0));
    var charset = mark.map(ByteOrderMark::charset).orElse(StandardCharsets.UTF_8);
    // A reader made with a decoder of one's own, unlike one made with a charset, is strict.
    return read(new InputStreamReader(in, charset.newDecoder()), budget);
  }

  private static boolean hasZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  private static Parsing read(Reader reader, ParseBudget budget) throws IOException {
    var pages = new TextPages(budget);
    var buffer = new char[BUFFER];
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      budget.step();
      for (int i = 0; i < read; i++) {
        if (buffer[i] == 0) {
          return new Parsing.Refused(DocumentFault.TYPE_MISMATCH);
        }
        pages.add(buffer[i]);
      }
    }
    return new Parsing.Read(pages.parsed(), List.of());
  }
}
