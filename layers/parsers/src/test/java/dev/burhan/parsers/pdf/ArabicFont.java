package dev.burhan.parsers.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;

/**
 * Makes a font of a few shapes, each with the characters the file says it stands for; every shape
 * is half as wide as the font is high. No shape is drawn, for only places and characters are read.
 */
public final class ArabicFont {

  private static final float WIDTH = 500;

  private final List<String> shapes;
  private final PDFont font;

  /** A font of these shapes; a space is always among them. */
  public ArabicFont(PDDocument document, String... shapes) {
    this.shapes = new ArrayList<>(List.of(shapes));
    this.shapes.add(" ");
    try {
      this.font = PDFontFactory.createFont(dictionary(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The letters of a text, one by one. */
  public static List<String> letters(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }

  PDFont font() {
    return font;
  }

  /** The codes of shapes, in hexadecimal. */
  String codes(String... text) {
    var codes = new byte[text.length];
    for (int i = 0; i < text.length; i++) {
      int index = shapes.indexOf(text[i]);
      if (index < 0) {
        throw new IllegalArgumentException("the font has no shape for " + text[i]);
      }
      codes[i] = (byte) (index + 1);
    }
    return HexFormat.of().formatHex(codes);
  }

  private COSDictionary dictionary(PDDocument document) throws IOException {
    var widths = new COSArray();
    shapes.forEach(s -> widths.add(new COSFloat(isMark(s) ? 0 : WIDTH)));
    var dictionary = new COSDictionary();
    dictionary.setItem(COSName.TYPE, COSName.FONT);
    dictionary.setItem(COSName.SUBTYPE, COSName.TRUE_TYPE);
    dictionary.setItem(COSName.BASE_FONT, COSName.getPDFName("FixtureArabic"));
    dictionary.setInt(COSName.FIRST_CHAR, 1);
    dictionary.setInt(COSName.LAST_CHAR, shapes.size());
    dictionary.setItem(COSName.WIDTHS, widths);
    dictionary.setItem(COSName.TO_UNICODE, toUnicode(document));
    return dictionary;
  }

  private static boolean isMark(String shape) {
    return Character.getType(shape.codePointAt(0)) == Character.NON_SPACING_MARK;
  }

  private PDStream toUnicode(PDDocument document) throws IOException {
    var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n");
    map.append("1 begincodespacerange <00> <FF> endcodespacerange\n");
    for (int i = 0; i < shapes.size(); i++) {
      var characters = HexFormat.of().formatHex(shapes.get(i).getBytes(StandardCharsets.UTF_16BE));
      map.append("1 beginbfchar <%02x> <%s> endbfchar\n".formatted(i + 1, characters));
    }
    map.append("endcmap end end");
    var stream = new PDStream(document);
    try (var out = stream.createOutputStream()) {
      out.write(map.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return stream;
  }
}
