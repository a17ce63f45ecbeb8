/**
 * Reads PDF files: glyphs with their places become lines, columns, paragraphs, tables and headings,
 * in the order a person reads them.
 *
 * <p>The steps, each a class or two: {@link dev.burhan.parsers.pdf.GlyphCollector} draws a page
 * into glyphs; {@link dev.burhan.parsers.pdf.Segments} joins them into runs; {@link
 * dev.burhan.parsers.pdf.PageLayout} puts the runs into reading order as lines; {@link
 * dev.burhan.parsers.pdf.Furniture} drops what repeats from page to page; {@link
 * dev.burhan.parsers.pdf.PageText} joins lines into paragraphs. Only lines are kept of a page that
 * was drawn, so a long document takes little memory.
 */
@NullMarked
package dev.burhan.parsers.pdf;

import org.jspecify.annotations.NullMarked;
