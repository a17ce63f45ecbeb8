package dev.burhan.structure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names the divisions of a legal text, outermost first: an article closes the section before it,
 * never the chapter it stands in. الباب is a title in Arab laws, and stands within القسم.
 */
enum Division {
  SCHEDULE("schedule annex annexure appendix exhibit attachment ملحق مرفق"),
  BOOK("book كتاب"),
  TITLE("title"),
  PART("part قسم"),
  BAB("باب"),
  CHAPTER("chapter فصل"),
  BRANCH("subchapter فرع"),
  ARTICLE("article art ماده بند"),
  SECTION("section sec clause"),
  PARAGRAPH("paragraph فقره");

  private static final Map<String, Division> BY_WORD = new HashMap<>();

  static {
    for (var division : values()) {
      for (var word : division.words.split(" ", -1)) {
        BY_WORD.put(word, division);
      }
    }
  }

  private final String words;

  Division(String words) {
    this.words = words;
  }

  /** The division a word names; folded, lower case, without the Arabic article. */
  static Optional<Division> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
