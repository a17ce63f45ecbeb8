package dev.burhan.parsers.word;

import java.io.IOException;

/** Holds what paragraphs of a document refer to by name. */
record Definitions(Styles styles, Numbering numbering) {

  static Definitions read(WordFile file) throws IOException {
    var styles = Styles.none();
    var part = file.part("styles");
    if (part.isPresent()) {
      try (var xml = part.get()) {
        styles = Styles.read(xml);
      }
    }
    var lists = file.part("numbering");
    if (lists.isEmpty()) {
      return new Definitions(styles, Numbering.none());
    }
    try (var xml = lists.get()) {
      return new Definitions(styles, Numbering.read(xml, styles));
    }
  }
}
