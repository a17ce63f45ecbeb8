package dev.burhan.parsers.pdf;

/**
 * Holds a line that is not furniture.
 *
 * @param isAfterFurniture a header, footer or page number stood between it and the line before
 */
record Kept(Line line, boolean isAfterFurniture) {}
