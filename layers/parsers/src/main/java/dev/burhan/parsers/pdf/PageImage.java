package dev.burhan.parsers.pdf;

import dev.burhan.parsers.format.ParseBudget;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws a page for the recognition of characters: grey, as fine as that needs, never huge. */
final class PageImage {

  private static final double DOTS_PER_INCH = 200;
  private static final double POINTS_PER_INCH = 72;

  /** A page of A3 at that resolution; larger ones are drawn more coarsely. */
  private static final double PIXELS_MAX = 8_000_000;

  private static final int OPERATORS_PER_STEP = 64;

  private PageImage() {}

  /** The page as PNG. */
  static byte[] png(COSDictionary page, ParseBudget budget) throws IOException {
    try (var alone = new PDDocument()) {
      alone.addPage(detached(page));
      var renderer = new SteppingRenderer(alone, budget);
      renderer.setSubsamplingAllowed(true);
      return png(renderer.renderImage(0, scale(alone.getPage(0)), ImageType.GRAY));
    }
  }

  /** In a document of its own a page inherits nothing: what it inherited is written on it. */
  private static PDPage detached(COSDictionary dictionary) {
    var page = new PDPage(dictionary);
    page.setMediaBox(page.getMediaBox());
    page.setCropBox(page.getCropBox());
    page.setRotation(page.getRotation());
    page.setResources(page.getResources());
    return page;
  }

  private static float scale(PDPage page) {
    double wide = Math.max(1, page.getCropBox().getWidth());
    double high = Math.max(1, page.getCropBox().getHeight());
    return (float) Math.min(DOTS_PER_INCH / POINTS_PER_INCH, Math.sqrt(PIXELS_MAX / (wide * high)));
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    }
    return bytes.toByteArray();
  }

  /** Ends the drawing when time runs out. */
  private static final class SteppingRenderer extends PDFRenderer {

    private final ParseBudget budget;

    SteppingRenderer(PDDocument document, ParseBudget budget) {
      super(document);
      this.budget = budget;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new PageDrawer(parameters) {
        private int operators;

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
            throws IOException {
          if (operators++ % OPERATORS_PER_STEP == 0) {
            budget.step();
          }
          super.processOperator(operator, operands);
        }
      };
    }
  }
}
