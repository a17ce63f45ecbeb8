package dev.burhan.structure;

/**
 * Marks one line of a text, white space at both ends left out.
 *
 * @param start in UTF-16 units
 * @param end exclusive
 * @param afterBlank a line without words lies before it, or nothing at all
 * @param inline it begins within a line of the text, where a label stands after a gap
 * @param depth of a line known to be a heading, 1 outermost; 0 when nothing is known
 */
record TextLine(int start, int end, boolean afterBlank, boolean inline, int depth) {

  int length() {
    return end - start;
  }

  String of(String text) {
    return text.substring(start, end);
  }
}
