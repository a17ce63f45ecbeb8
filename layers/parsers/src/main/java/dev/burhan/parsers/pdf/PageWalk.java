package dev.burhan.parsers.pdf;

import dev.burhan.parsers.format.ParseBudget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Lists the pages of a document in order. The number of pages a file claims to have is not
 * believed, and a tree that leads back into itself ends.
 */
final class PageWalk {

  private PageWalk() {}

  /**
   * Dictionaries of the pages; an empty one where the file names a page that is not there.
   *
   * @throws dev.burhan.parsers.format.OverLimit when there are too many
   */
  static List<COSDictionary> pages(PDDocument document, ParseBudget budget) {
    var pages = new ArrayList<COSDictionary>();
    var root = document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.PAGES);
    var visited = Collections.newSetFromMap(new IdentityHashMap<COSBase, Boolean>());
    var left = new ArrayDeque<COSBase>();
    if (root instanceof COSDictionary) {
      left.push(root);
    }
    while (!left.isEmpty()) {
      budget.step();
      var node = left.pop();
      if (node instanceof COSDictionary tree
          && tree.getDictionaryObject(COSName.KIDS) instanceof COSArray kids) {
        if (visited.add(node)) {
          // As references, so that a page is loaded when its turn comes.
          for (int i = kids.size() - 1; i >= 0; i--) {
            left.push(kids.get(i) == null ? new COSDictionary() : kids.get(i));
          }
        }
      } else if (node instanceof COSObject reference) {
        left.push(reference.getObject() == null ? new COSDictionary() : reference.getObject());
      } else {
        pages.add(node instanceof COSDictionary page ? page : new COSDictionary());
        budget.pages(pages.size());
      }
    }
    return pages;
  }
}
