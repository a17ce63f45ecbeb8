package dev.burhan.structure;

/**
 * Marks a line of a text as a heading.
 *
 * @param lineStart where the line begins in the text, in UTF-16 units
 * @param depth 1 is outermost
 */
public record HeadingMark(int lineStart, int depth) {}
