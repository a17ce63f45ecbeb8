package dev.burhan.legal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the terms of a claim with what each is called in the source.
 *
 * @param all terms, those without content included
 * @param content terms with content, words that only speak about the text left out
 * @param found per term with content its stem in the source, null where the source has none
 */
record ClaimTerms(List<Term> all, List<Term> content, List<@Nullable String> found) {

  /** Stems of words in which an answer speaks about its source. They need no support. */
  private static final Set<String> FRAMING =
      Set.of(
          "passag",
          "summary",
          "text",
          "articl",
          "document",
          "sourc",
          "concis",
          "accord",
          "stat",
          "mention",
          "describ",
          "discuss",
          "provid",
          "inform",
          "detail",
          "highlight",
          "not",
          "report",
          "نص",
          "وثيق",
          "مستند",
          "ملخص",
          "ذكر",
          "يذكر",
          "تذكر",
          "ينص",
          "تنص",
          "يفيد");

  static ClaimTerms of(String claim, SourceText source) {
    var all = TermReader.of(claim);
    var content = new ArrayList<Term>();
    var found = new ArrayList<@Nullable String>();
    for (var term : all) {
      var stem = term.hasContent() ? source.find(term) : null;
      if (stem != null || (term.hasContent() && !FRAMING.contains(term.stem()))) {
        content.add(term);
        found.add(stem);
      }
    }
    return new ClaimTerms(all, content, found);
  }

  int size() {
    return content.size();
  }

  boolean isFound(int index) {
    return found.get(index) != null;
  }

  /** Terms the source does not have. */
  List<Term> missing() {
    var missing = new ArrayList<Term>();
    for (int i = 0; i < size(); i++) {
      if (!isFound(i)) {
        missing.add(content.get(i));
      }
    }
    return missing;
  }
}
