package dev.burhan.cloud.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Reads the pages of a PDF in the simplest way there is, to check what was read in another. Only
 * letters and digits are compared: where a line or a hyphen ends is what readers differ in.
 */
public final class PdfPages {

  public static final PdfPages NONE = new PdfPages(List.of());

  private final List<String> pages;

  private PdfPages(List<String> pages) {
    this.pages = pages;
  }

  public static PdfPages read(byte[] file) {
    try (var document = Loader.loadPDF(file)) {
      var pages = new ArrayList<String>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(letters(stripper.getText(document)));
      }
      return new PdfPages(pages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells whether a quote begins on a page, from 1, and goes on at most onto the next. */
  public boolean holds(int page, String quote) {
    var wanted = letters(quote);
    var here = pages.get(page - 1);
    if (here.contains(wanted)) {
      return true;
    }
    var next = page < pages.size() ? pages.get(page) : "";
    for (int split = wanted.length() - 1; split > 0; split--) {
      if (here.contains(wanted.substring(0, split)) && next.contains(wanted.substring(split))) {
        return true;
      }
    }
    return false;
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
