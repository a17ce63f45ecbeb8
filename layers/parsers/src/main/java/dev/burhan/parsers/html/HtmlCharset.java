package dev.burhan.parsers.html;

import dev.burhan.parsers.format.ByteOrderMark;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says how a page is encoded.
 *
 * @param skipped bytes before the text
 * @param isDeclared the page says so itself; what it says badly is replaced, as browsers do
 */
record HtmlCharset(Charset charset, int skipped, boolean isDeclared) {

  /** A declaration must stand within this many bytes. */
  static final int BEGINNING = 4_096;

  private static final Pattern DECLARATION =
      Pattern.compile(
          "<meta\\b[^>]{0,200}?charset\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([\\w.:-]{1,40})",
          Pattern.CASE_INSENSITIVE);

  static HtmlCharset of(byte[] beginning) {
    return ByteOrderMark.of(beginning)
        .map(mark -> new HtmlCharset(mark.charset(), mark.length(), true))
        .or(() -> declared(beginning).map(charset -> new HtmlCharset(charset, 0, true)))
        .orElse(new HtmlCharset(StandardCharsets.UTF_8, 0, false));
  }

  /** Decodes strictly where UTF-8 is only assumed: another encoding must not become nonsense. */
  CharsetDecoder decoder() {
    var action = isDeclared ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
    return charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
  }

  private static Optional<Charset> declared(byte[] beginning) {
    var declaration = DECLARATION.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
    if (!declaration.find()) {
      return Optional.empty();
    }
    try {
      var charset = Charset.forName(declaration.group(1).toLowerCase(Locale.ROOT));
      // As browsers read these names: the first means a superset, the second cannot be true.
      return Optional.of(
          charset.equals(StandardCharsets.ISO_8859_1)
              ? Charset.forName("windows-1252")
              : charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
