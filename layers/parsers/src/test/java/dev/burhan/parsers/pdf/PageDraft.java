package dev.burhan.parsers.pdf;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/** Draws on one page of a {@link PdfFixture}. Calls can be chained. */
public final class PageDraft {

  private static final double LEADING = 1.2;

  private final PDDocument document;
  private final PDPage page;
  private PDPageContentStream content;
  private final PDFont regular = new PDType1Font(FontName.TIMES_ROMAN);
  private final PDFont bold = new PDType1Font(FontName.TIMES_BOLD);
  private PDFont font = regular;
  private double size = 11;

  PageDraft(PDDocument document, PDPage page) {
    this.document = document;
    this.page = page;
    try {
      this.content = new PDPageContentStream(document, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something drawn that may fail. */
  private interface Drawing {
    void draw() throws IOException;
  }

  private PageDraft draw(Drawing drawing) {
    try {
      drawing.draw();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void finish() {
    draw(content::close);
  }

  public PageDraft size(double points) {
    this.size = points;
    return this;
  }

  public PageDraft bold() {
    this.font = bold;
    return this;
  }

  public PageDraft regular() {
    this.font = regular;
    return this;
  }

  /** Writes one line. */
  public PageDraft text(double x, double y, String text) {
    return text(new Matrix(1, 0, 0, 1, (float) x, (float) y), text);
  }

  /** Writes one line upwards. */
  public PageDraft upwards(double x, double y, String text) {
    return text(new Matrix(0, 1, -1, 0, (float) x, (float) y), text);
  }

  /** Writes one line where and how a matrix says. */
  public PageDraft text(Matrix matrix, String text) {
    return draw(
        () -> {
          content.beginText();
          content.setFont(font, (float) size);
          content.setTextMatrix(matrix);
          content.showText(text);
          content.endText();
        });
  }

  /** Writes one line around its middle. */
  public PageDraft centred(double y, String text) {
    return text((page.getMediaBox().getWidth() - width(text)) / 2, y, text);
  }

  /** Writes lines below each other. */
  public PageDraft lines(double x, double y, String... lines) {
    double at = y;
    for (var line : lines) {
      text(x, at, line);
      at -= LEADING * size;
    }
    return this;
  }

  /** Writes a text in lines as wide as they may be, each word to its place. */
  public PageDraft prose(double x, double y, double width, String text) {
    return lines(x, y, wrap(text, width).toArray(String[]::new));
  }

  /** The lines a text takes at a width. */
  public List<String> wrap(String text, double width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      if (!line.isEmpty() && width(line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Width of a text in points. */
  public double width(String text) {
    try {
      return font.getStringWidth(text) / 1000 * size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes shapes of an Arabic font, given as they stand from left to right. */
  public PageDraft shapes(ArabicFont arabic, double x, double y, String... leftToRight) {
    return raw(
        "BT /%s %s Tf 1 0 0 1 %s %s Tm <%s> Tj ET\n"
            .formatted(
                page.getResources().add(arabic.font()).getName(),
                size,
                x,
                y,
                arabic.codes(leftToRight)));
  }

  /** What follows shows nothing, as the text over a scan. */
  public PageDraft invisible() {
    return draw(() -> content.setRenderingMode(RenderingMode.NEITHER));
  }

  /** Draws a line. */
  public PageDraft rule(double x0, double y0, double x1, double y1) {
    return draw(
        () -> {
          content.moveTo((float) x0, (float) y0);
          content.lineTo((float) x1, (float) y1);
          content.stroke();
        });
  }

  /** Draws a grey picture. */
  public PageDraft picture(double x, double y, double width, double height) {
    return draw(
        () -> {
          var image = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
          var graphics = image.createGraphics();
          graphics.setColor(Color.LIGHT_GRAY);
          graphics.fillRect(0, 0, 20, 20);
          graphics.dispose();
          content.drawImage(
              LosslessFactory.createFromImage(document, image),
              (float) x,
              (float) y,
              (float) width,
              (float) height);
        });
  }

  /** Writes operators of one's own. */
  public PageDraft raw(String operators) {
    return draw(
        () -> {
          content.close();
          var stream = new PDStream(document);
          try (var out = stream.createOutputStream()) {
            out.write(operators.getBytes(StandardCharsets.ISO_8859_1));
          }
          var streams = new ArrayList<PDStream>();
          page.getContentStreams().forEachRemaining(streams::add);
          streams.add(stream);
          page.setContents(streams);
          content = new PDPageContentStream(document, page, AppendMode.APPEND, true);
        });
  }

  public PageDraft rotate(int degrees) {
    page.setRotation(degrees);
    return this;
  }

  public PDDocument document() {
    return document;
  }

  public PDPage page() {
    return page;
  }
}
