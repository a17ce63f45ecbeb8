package dev.burhan.legal;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.Span;
import dev.burhan.language.TokenUsage;
import dev.burhan.language.Words;
import dev.burhan.legal.WidenPassages.Widened;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Holds what a model is shown: stretches of documents, numbered from 1, the one with most evidence
 * first.
 */
record SourceList(List<Source> sources) {

  SourceList {
    sources = List.copyOf(sources);
  }

  /**
   * One source.
   *
   * @param text exactly the document's text at {@code span}
   */
  record Source(
      int number,
      DocumentId document,
      String title,
      List<String> headings,
      Span span,
      String text) {

    Source {
      headings = List.copyOf(headings);
    }
  }

  /**
   * Takes stretches in their order as long as they fit. One whose words were all shown before, as
   * in a copy of a document, is left out; so is one that does not fit, for a shorter one may.
   *
   * @param tokensMax of all, as {@link TokenUsage#estimate(String)} reckons
   */
  static SourceList pack(List<Widened> found, int tokensMax) {
    var sources = new ArrayList<Source>();
    var shown = new HashSet<String>();
    int left = tokensMax;
    for (var stretch : found) {
      var passage = stretch.best().passage();
      var source =
          new Source(
              sources.size() + 1,
              passage.document(),
              passage.title(),
              stretch.headings(),
              stretch.span(),
              stretch.text());
      int tokens = TokenUsage.estimate(section(source));
      if (tokens <= left && shown.add(Words.joined(stretch.text()))) {
        sources.add(source);
        left -= tokens;
      }
    }
    return new SourceList(sources);
  }

  Optional<Source> get(int number) {
    return number >= 1 && number <= sources.size()
        ? Optional.of(sources.get(number - 1))
        : Optional.empty();
  }

  /** As the prompt shows them, each in a section of its own that its text cannot end. */
  String sections() {
    return String.join("\n\n", sources.stream().map(SourceList::section).toList());
  }

  private static String section(Source source) {
    var headings = String.join(" > ", source.headings());
    return "<source number=\"%d\" document=\"%s\" section=\"%s\">%n%s%n</source>"
        .formatted(
            source.number(), attribute(source.title()), attribute(headings), inert(source.text()))
        .replace("\r\n", "\n");
  }

  private static String attribute(String text) {
    return inert(text.replace('"', '\'').replace('\n', ' ').replace('\r', ' '));
  }

  /** Text in which nothing reads as the end of a section, or as the beginning of one. */
  private static String inert(String text) {
    return text.replace('<', '‹').replace('＜', '‹');
  }
}
