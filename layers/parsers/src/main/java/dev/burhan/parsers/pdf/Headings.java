package dev.burhan.parsers.pdf;

import dev.burhan.structure.HeadingMark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Tells which blocks are headings: short blocks in larger or bolder type than the body, alone in
 * their lines, that are no sentence and lead to text. A doubtful one is none, for what is taken as
 * a heading is no longer quoted.
 */
final class Headings {

  /** Type larger than the body by this factor is larger on purpose. */
  private static final double LARGER = 1.15;

  /** Bold type smaller than the body by more than this is a note or a label. */
  private static final double SMALLER = 0.95;

  private static final int LENGTH_MAX = 120;
  private static final int WORDS_MAX = 14;
  private static final int LINES_MAX = 3;

  /** A numbered heading may end in a full stop when it is this short. */
  private static final int NUMBERED_WORDS_MAX = 8;

  /** Text a heading leads to has this many words. */
  private static final int TEXT_WORDS_MIN = 8;

  /** Where more of a document is bold than this, weight says nothing. */
  private static final double BOLD_MAX = 0.3;

  private static final int DEPTH_MAX = 6;

  /** Sizes are told apart in these steps, in points. */
  private static final double SIZE_STEP = 0.75;

  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?:(?:ARTICLE|Article|SECTION|Section)\\s+)?[\\p{Nd}IVXLC]{1,5}[.)\\p{Nd}]*\\s.*");

  /** What stands under a party's name where it signs. */
  private static final Pattern SIGNATURE =
      Pattern.compile("(?m)^(?:By|Name|Title|Date|Signed)\\s?:|___|/s/");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final List<List<Block>> pages;
  private final double body;
  private final boolean hasWeight;
  private final List<Long> sizes;

  private Headings(List<List<Block>> pages) {
    this.pages = pages;
    var letters = new HashMap<Long, Integer>();
    int bold = 0;
    int all = 0;
    for (var block : pages.stream().flatMap(List::stream).toList()) {
      for (var line : block.lines()) {
        int length = line.text().length();
        letters.merge(step(line.size()), length, Integer::sum);
        bold += line.isBold() ? length : 0;
        all += length;
      }
    }
    this.body =
        letters.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(e -> e.getKey() * SIZE_STEP)
            .orElse(0.0);
    this.hasWeight = bold <= BOLD_MAX * all;
    var larger = new TreeSet<Long>();
    for (int page = 0; page < pages.size(); page++) {
      for (int i = 0; i < pages.get(page).size(); i++) {
        if (isHeading(page, i) && isLarger(pages.get(page).get(i))) {
          larger.add(-step(pages.get(page).get(i).size()));
        }
      }
    }
    this.sizes = List.copyOf(larger);
  }

  static Headings of(List<List<Block>> pages) {
    return new Headings(pages);
  }

  private static long step(double size) {
    return Math.round(size / SIZE_STEP);
  }

  /** The heading a block is, if it begins at a place in its page's text. */
  Optional<HeadingMark> find(int page, int index, int at) {
    if (!isHeading(page, index)) {
      return Optional.empty();
    }
    var block = pages.get(page).get(index);
    int rank = isLarger(block) ? sizes.indexOf(-step(block.size())) : sizes.size();
    return Optional.of(new HeadingMark(at, Math.min(DEPTH_MAX, rank + 1)));
  }

  private boolean isHeading(int page, int index) {
    var block = pages.get(page).get(index);
    return looksLikeOne(block) && leadsToText(page, index);
  }

  private boolean looksLikeOne(Block block) {
    if (block.isRow() || block.hasBreaks() || block.lines().size() > LINES_MAX) {
      return false;
    }
    boolean isWeighty = hasWeight && block.isBold() && block.size() >= SMALLER * body;
    boolean isAtEnd = block.column().isAtEnd(block.first());
    return (isLarger(block) || isWeighty) && !isAtEnd && isTitle(block.text(Hyphens.none()));
  }

  private boolean isLarger(Block block) {
    return block.size() >= LARGER * body;
  }

  /** Short words that are no sentence, no label and no line to fill in. */
  private static boolean isTitle(String text) {
    if (text.length() > LENGTH_MAX || Sentence.startsLower(text) || text.contains("__")) {
      return false;
    }
    int words = SPACE.split(text).length;
    long letters = text.codePoints().filter(Character::isLetter).count();
    boolean isStopped = Sentence.ends(text) || text.endsWith(",") || text.endsWith("،");
    boolean isNumbered =
        text.endsWith(".") && words <= NUMBERED_WORDS_MAX && NUMBERED.matcher(text).matches();
    return words <= WORDS_MAX && letters * 2 > text.length() && (!isStopped || isNumbered);
  }

  /** What follows is text, or another heading that leads to text. */
  private boolean leadsToText(int page, int index) {
    int p = page;
    int i = index + 1;
    for (int steps = 0; steps < WORDS_MAX && p < pages.size(); steps++) {
      while (p < pages.size() && i >= pages.get(p).size()) {
        p++;
        i = 0;
      }
      if (p >= pages.size()) {
        return false;
      }
      var next = pages.get(p).get(i);
      var text = next.text(Hyphens.none());
      if (SPACE.split(text).length >= TEXT_WORDS_MIN) {
        return !SIGNATURE.matcher(text).find();
      }
      if (!looksLikeOne(next)) {
        return false;
      }
      i++;
    }
    return false;
  }
}
