package dev.burhan.parsers.pdf;

import dev.burhan.documents.ParsedPage;
import dev.burhan.structure.HeadingMark;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Writes the text of a document's pages from their lines. */
final class PageText {

  private static final String BETWEEN_BLOCKS = "\n\n";

  /** A page that is an image is covered by it at least this far. */
  private static final double IMAGE_SHARE_MIN = 0.5;

  /** Fewer letters than this on it are stamps. */
  private static final int LETTERS_MIN = 25;

  private final List<PageLines> pages;
  private final List<List<Block>> blocks = new ArrayList<>();
  private final BitSet isImage = new BitSet();
  private final Hyphens hyphens;

  private PageText(List<PageLines> pages) {
    this.pages = pages;
    var kept = kept(pages);
    this.hyphens =
        Hyphens.of(kept.stream().flatMap(List::stream).map(k -> k.line().text()).toList());
    var spacing = LineSpacing.of(kept);
    for (int page = 0; page < kept.size(); page++) {
      isImage.set(page, isImage(page, kept.get(page)));
      var lines = isImage.get(page) ? List.<Kept>of() : kept.get(page);
      blocks.add(Paragraphs.of(lines, spacing));
    }
  }

  /** What is left without furniture; where nothing is, what returns is the text. */
  private static List<List<Kept>> kept(List<PageLines> pages) {
    var kept = Furniture.remove(pages.stream().map(PageLines::lines).toList());
    return kept.stream().allMatch(List::isEmpty)
        ? pages.stream().map(p -> p.lines().stream().map(l -> new Kept(l, false)).toList()).toList()
        : kept;
  }

  static List<ParsedPage> of(List<PageLines> pages) {
    return new PageText(pages).write();
  }

  /**
   * A picture and hardly a letter beside it, or letters of which the file does not tell what they
   * are.
   */
  private boolean isImage(int page, List<Kept> lines) {
    long letters = 0;
    long unknown = 0;
    for (var kept : lines) {
      letters += kept.line().text().codePoints().filter(Character::isLetter).count();
      unknown +=
          kept.line().text().chars().filter(c -> c == CharacterForms.UNKNOWN.charAt(0)).count();
    }
    boolean isCovered = pages.get(page).imageShare() >= IMAGE_SHARE_MIN && letters < LETTERS_MIN;
    return isCovered || unknown > Math.max(letters, LETTERS_MIN);
  }

  private List<ParsedPage> write() {
    var continues = new boolean[blocks.size()];
    for (int page = 0; page < blocks.size(); page++) {
      continues[page] = joinNext(page);
    }
    var headings = Headings.of(blocks);
    var parsed = new ArrayList<ParsedPage>();
    for (int page = 0; page < blocks.size(); page++) {
      parsed.add(write(page, headings, continues[page]));
    }
    return parsed;
  }

  /** Joins the last paragraph of a page with the first of the next that has text, if it goes on. */
  private boolean joinNext(int page) {
    int next = page + 1;
    while (next < blocks.size() && blocks.get(next).isEmpty()) {
      next++;
    }
    if (blocks.get(page).isEmpty() || next >= blocks.size()) {
      return false;
    }
    var last = blocks.get(page).getLast();
    var first = blocks.get(next).getFirst();
    if (!Paragraphs.goesOnElsewhere(last, first.first(), first.column())) {
      return false;
    }
    var end = new StringBuilder(last.last().text());
    if (hyphens.join(end.toString(), first.first().text()) != Hyphens.Join.SPACE) {
      // Pages are joined with a space: the word is written whole on the page it begins on.
      hyphens.add(end, first.firstWord());
      last.replaceLast(end.toString());
      if (first.dropFirstWord()) {
        blocks.get(next).removeFirst();
      }
    }
    return true;
  }

  private ParsedPage write(int page, Headings headings, boolean continues) {
    var text = new StringBuilder();
    var found = new ArrayList<HeadingMark>();
    for (int i = 0; i < blocks.get(page).size(); i++) {
      text.append(text.isEmpty() ? "" : BETWEEN_BLOCKS);
      headings.find(page, i, text.length()).ifPresent(found::add);
      text.append(blocks.get(page).get(i).text(hyphens));
    }
    return new ParsedPage(text.toString(), found, isImage.get(page), continues);
  }
}
