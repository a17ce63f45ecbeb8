package dev.burhan.parsers.pdf;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.format.ParseBudget;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Draws pages into glyphs, lines and the area of images, without a pixel.
 *
 * <p>Text outside of the page's crop box and text too small to be seen is left out, as are layers
 * that are switched off; invisible text within the page is kept, because that is how recognised
 * characters lie over a scan. Filled-in fields and typed comments are text of the page too.
 */
final class GlyphCollector extends PDFStreamEngine {

  /** A drawing may hold drawings, but no honest page nests them deeper. */
  private static final int FORM_DEPTH_MAX = 24;

  /** Drawings within drawings multiply. */
  private static final int FORMS_MAX = 20_000;

  /** Honest content saves its state a few times before it restores it. */
  private static final int STATES_MAX = 10_000;

  private static final double GLYPH_UNITS = 1000;

  private static final int OPERATORS_PER_STEP = 256;

  private final ParseBudget budget;
  private final HiddenLayers layers;
  private final PageFonts fonts = new PageFonts();
  private GlyphSheet sheet;
  private int operators;
  private int forms;

  GlyphCollector(ParseBudget budget, HiddenLayers layers) {
    this.budget = budget;
    this.layers = layers;
    this.sheet = new GlyphSheet(new PDPage(), layers);
    for (var operator :
        List.of(
            new BeginText(this),
            new EndText(this),
            new Concatenate(this),
            new SetGraphicsStateParameters(this),
            new Save(this),
            new Restore(this),
            new NextLine(this),
            new SetCharSpacing(this),
            new MoveText(this),
            new MoveTextSetLeading(this),
            new ShowText(this),
            new ShowTextAdjusted(this),
            new SetTextLeading(this),
            new SetMatrix(this),
            new SetTextRenderingMode(this),
            new SetTextRise(this),
            new SetWordSpacing(this),
            new SetTextHorizontalScaling(this),
            new ShowTextLine(this),
            new ShowTextLineAndSpace(this))) {
      addOperator(operator);
    }
  }

  /** What is drawn on a page; up to where it is damaged, if it is. */
  PageDrawing collect(PDPage page) {
    sheet = new GlyphSheet(page, layers);
    forms = 0;
    boolean isDamaged = false;
    try {
      GuardedPdfParser.check(page.getCOSObject().getDictionaryObject(COSName.CONTENTS));
      processPage(page);
      for (var annotation : page.getAnnotations()) {
        var appearance = isText(annotation) ? annotation.getNormalAppearanceStream() : null;
        if (appearance != null) {
          GuardedPdfParser.check(appearance.getCOSObject());
          showAnnotation(annotation);
        }
      }
    } catch (OverLimit e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      isDamaged = true;
    }
    return sheet.drawing(isDamaged);
  }

  private static boolean isText(PDAnnotation annotation) {
    boolean isText =
        annotation instanceof PDAnnotationWidget
            || annotation instanceof PDAnnotationFreeText
            || annotation instanceof PDAnnotationRubberStamp;
    return isText && !annotation.isHidden() && !annotation.isNoView();
  }

  @Override
  protected void processOperator(Operator operator, @Nullable List<COSBase> given)
      throws IOException {
    // PDFBox itself gives none to the operator for the next line.
    var operands = given == null ? List.<COSBase>of() : given;
    if (operators++ % OPERATORS_PER_STEP == 0) {
      budget.step();
    }
    switch (operator.getName()) {
      case OperatorName.SET_FONT_AND_SIZE -> setFont(operands);
      case OperatorName.DRAW_OBJECT -> draw(operands);
      case OperatorName.BEGIN_INLINE_IMAGE -> image();
      case OperatorName.BEGIN_MARKED_CONTENT, OperatorName.BEGIN_MARKED_CONTENT_SEQ ->
          beginMark(operands);
      case OperatorName.END_MARKED_CONTENT -> sheet.endMark();
      default -> {
        if (!PathOperators.apply(operator.getName(), numbers(operands), this, sheet)) {
          super.processOperator(operator, operands);
        }
      }
    }
  }

  private void setFont(List<COSBase> operands) {
    if (operands.size() >= 2
        && operands.get(0) instanceof COSName name
        && operands.get(1) instanceof COSNumber size) {
      var state = getGraphicsState().getTextState();
      state.setFontSize(size.floatValue());
      state.setFont(fonts.find(getResources(), name).orElse(null));
    }
  }

  private void draw(List<COSBase> operands) throws IOException {
    if (operands.isEmpty() || !(operands.getFirst() instanceof COSName name)) {
      return;
    }
    if (getResources().isImageXObject(name)) {
      image();
    } else if (getResources().getXObject(name) instanceof PDFormXObject form
        && !layers.hides(form.getCOSObject().getCOSDictionary(COSName.OC))) {
      drawForm(form);
    }
  }

  private void drawForm(PDFormXObject form) throws IOException {
    if (forms++ > FORMS_MAX) {
      throw new OverLimit(DocumentFault.TOO_COMPLEX);
    }
    GuardedPdfParser.check(form.getCOSObject());
    increaseLevel();
    sheet.clip().push();
    try {
      if (getLevel() <= FORM_DEPTH_MAX) {
        if (form instanceof PDTransparencyGroup group) {
          showTransparencyGroup(group);
        } else {
          showForm(form);
        }
      }
    } finally {
      sheet.clip().pop();
      decreaseLevel();
    }
  }

  @Override
  public void saveGraphicsState() {
    if (getGraphicsStackSize() > STATES_MAX) {
      throw new OverLimit(DocumentFault.TOO_COMPLEX);
    }
    super.saveGraphicsState();
    sheet.clip().push();
  }

  @Override
  public void restoreGraphicsState() {
    super.restoreGraphicsState();
    sheet.clip().pop();
  }

  private void image() {
    sheet.image(getGraphicsState().getCurrentTransformationMatrix());
  }

  private void beginMark(List<COSBase> operands) {
    var tag = !operands.isEmpty() && operands.get(0) instanceof COSName name ? name : COSName.A;
    var properties = operands.size() < 2 ? null : operands.get(1);
    if (properties instanceof COSName name) {
      var listed = getResources().getProperties(name);
      properties = listed == null ? null : listed.getCOSObject();
    }
    sheet.beginMark(tag, properties instanceof COSDictionary dictionary ? dictionary : null);
  }

  private static double[] numbers(List<COSBase> operands) {
    return operands.stream()
        .mapToDouble(o -> o instanceof COSNumber number ? number.floatValue() : 0)
        .toArray();
  }

  @Override
  protected void showGlyph(Matrix system, PDFont font, int code, Vector displacement)
      throws IOException {
    var state = getGraphicsState().getTextState();
    double advance = font.isVertical() ? font.getWidth(code) / GLYPH_UNITS : displacement.getX();
    double tracking =
        state.getFontSize() == 0 ? 0 : state.getCharacterSpacing() / Math.abs(state.getFontSize());
    // Text whose outline is drawn as well is meant to look bold.
    boolean isOutlined = state.getRenderingMode() == RenderingMode.FILL_STROKE;
    sheet.glyph(system, fonts.facts(font), fonts.text(font, code), advance, tracking, isOutlined);
  }
}
