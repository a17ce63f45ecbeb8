package dev.burhan.parsers.pdf;

import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.pdf.Glyph.Typeface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;

/** Loads the fonts of a file, each once, and tells which characters their codes stand for. */
final class PageFonts {

  /** A file has a few fonts; beyond this many they are dropped and loaded anew when they return. */
  private static final int FONTS_MAX = 100;

  /** The lightest weight that looks bold. */
  private static final float BOLD_WEIGHT = 600;

  private static final Pattern BOLD_NAME = Pattern.compile("bold|black|heavy|demi(?!light)");

  private static final Pattern TYPEWRITER_NAME = Pattern.compile("courier|mono|consol|typewriter");

  /** Widths of a space as shares of the size. */
  private static final double TYPEWRITER_SPACE = 0.6;

  private static final double USUAL_SPACE = 0.25;

  private static final double GLYPH_UNITS = 1000;

  private static final GlyphList NAMES = names();

  private final IdentityHashMap<COSDictionary, Optional<PDFont>> fonts = new IdentityHashMap<>();
  private final IdentityHashMap<PDFont, Facts> facts = new IdentityHashMap<>();

  /**
   * What was found out about a font.
   *
   * @param emHeight its height at size 1
   * @param texts characters by code, as they are met
   */
  record Facts(Typeface typeface, double emHeight, Map<Integer, String> texts) {}

  /** The font of a name; empty when it is missing or damaged. */
  Optional<PDFont> find(PDResources resources, COSName name) {
    var all = resources.getCOSObject().getCOSDictionary(COSName.FONT);
    var dictionary = all == null ? null : all.getCOSDictionary(name);
    if (dictionary == null) {
      return Optional.empty();
    }
    if (fonts.size() >= FONTS_MAX) {
      fonts.clear();
      facts.clear();
    }
    return fonts.computeIfAbsent(dictionary, PageFonts::load);
  }

  private static Optional<PDFont> load(COSDictionary dictionary) {
    try {
      return Optional.ofNullable(PDFontFactory.createFont(dictionary));
    } catch (OverLimit e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  Facts facts(PDFont font) {
    return facts.computeIfAbsent(
        font,
        f ->
            new Facts(
                new Typeface(facts.size(), isBold(f), spaceEms(f)), emHeight(f), new HashMap<>()));
  }

  private static boolean isBold(PDFont font) {
    var descriptor = font.getFontDescriptor();
    return BOLD_NAME.matcher(lowerName(font)).find()
        || (descriptor != null
            && (descriptor.isForceBold() || descriptor.getFontWeight() >= BOLD_WEIGHT));
  }

  /** What fonts say about their space is often wrong; only typewriters' spaces are really wide. */
  private static double spaceEms(PDFont font) {
    double unit =
        font instanceof PDType3Font
            ? Math.abs(font.getFontMatrix().getScaleX()) / emHeight(font)
            : 1 / GLYPH_UNITS;
    double space = font.getSpaceWidth() * unit;
    var descriptor = font.getFontDescriptor();
    boolean isTypewriter =
        (descriptor != null && descriptor.isFixedPitch())
            || TYPEWRITER_NAME.matcher(lowerName(font)).find();
    return isTypewriter ? TYPEWRITER_SPACE : space > 0.15 && space < 0.4 ? space : USUAL_SPACE;
  }

  private static String lowerName(PDFont font) {
    return font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
  }

  /**
   * Height of the font at size 1. Only fonts whose glyphs are drawings choose it freely: there it
   * is that of their box.
   */
  private static double emHeight(PDFont font) {
    if (!(font instanceof PDType3Font type3)) {
      return 1;
    }
    double unit = Math.abs(font.getFontMatrix().getScaleY());
    var box = type3.getFontBBox();
    double height = box == null ? 0 : Math.abs(box.getHeight()) * unit;
    return height > 0 ? height : Math.max(unit * GLYPH_UNITS, Float.MIN_NORMAL);
  }

  /** The characters a code stands for, as a person would type them. */
  String text(PDFont font, int code) {
    return facts(font).texts().computeIfAbsent(code, c -> normalise(raw(font, c)));
  }

  private static String normalise(String text) {
    var typed = CharacterForms.normalise(text);
    return typed.isEmpty() ? CharacterForms.SILENT : typed;
  }

  private static String raw(PDFont font, int code) {
    var text = isMapped(font) ? font.toUnicode(code, NAMES) : null;
    if (text != null && !text.isEmpty() && !text.equals(CharacterForms.UNKNOWN)) {
      return text;
    }
    if (showsNothing(font, code)) {
      return " ";
    }
    if (font.getCOSObject().containsKey(COSName.TO_UNICODE)) {
      // The file maps the others: this lengthens a word, or adorns the page.
      return CharacterForms.SILENT;
    }
    // Readers take the codes of a simple font without a map as characters; so do its authors.
    boolean isPrintable = (code > ' ' && code < 0x7F) || (code > 0xA0 && code <= 0xFF);
    return font instanceof PDSimpleFont && isPrintable
        ? Character.toString(code)
        : CharacterForms.UNKNOWN;
  }

  /**
   * Codes that number the shapes of a font say nothing without the font or a map; PDFBox would take
   * the shapes of the font that stands in.
   */
  private static boolean isMapped(PDFont font) {
    var dictionary = font.getCOSObject();
    return font.isEmbedded()
        || dictionary.containsKey(COSName.TO_UNICODE)
        || !COSName.IDENTITY_H.equals(dictionary.getDictionaryObject(COSName.ENCODING));
  }

  /** Several programs leave the space out of the map of characters. */
  private static boolean showsNothing(PDFont font, int code) {
    try {
      return font instanceof PDVectorFont shapes && shapes.getPath(code).getBounds2D().isEmpty();
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static GlyphList names() {
    var file = "/org/apache/pdfbox/resources/glyphlist/additional.txt";
    try (var names = GlyphList.class.getResourceAsStream(file)) {
      return names == null
          ? GlyphList.getAdobeGlyphList()
          : new GlyphList(GlyphList.getAdobeGlyphList(), names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
