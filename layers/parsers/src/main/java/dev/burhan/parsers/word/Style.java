package dev.burhan.parsers.word;

/**
 * Says how paragraphs or runs of a style look, as far as it matters to their text, with all that
 * they inherit.
 *
 * @param depth of the heading they are, 1 is outermost; 0 when they are none
 * @param list that numbers them; empty when none does
 * @param listLevel in it, from 0
 * @param numberedBy the style, perhaps an ancestor, that names the list
 * @param isHidden they are not shown
 * @param isOnNewPage a page begins before each
 */
record Style(
    int depth,
    String list,
    int listLevel,
    String numberedBy,
    boolean isHidden,
    boolean isOnNewPage) {

  static final Style PLAIN = new Style(0, "", 0, "", false, false);
}
