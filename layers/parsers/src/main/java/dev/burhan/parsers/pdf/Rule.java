package dev.burhan.parsers.pdf;

/**
 * Holds a straight line drawn on the page, along or across the text.
 *
 * @param at its y when it lies along the text, its x when it stands across
 * @param from where it begins on the other axis
 * @param to where it ends
 */
record Rule(boolean isHorizontal, double at, double from, double to) {}
