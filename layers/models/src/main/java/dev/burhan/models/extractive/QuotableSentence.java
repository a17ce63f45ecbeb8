package dev.burhan.models.extractive;

import dev.burhan.documents.Span;
import dev.burhan.language.Sentences;
import dev.burhan.language.Words;
import dev.burhan.legal.Answerer.Statement;
import dev.burhan.legal.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * One sentence of a passage with its stems.
 *
 * @param start in UTF-16 units of the passage's text
 */
record QuotableSentence(Passage passage, int start, int end, List<String> stems) {

  QuotableSentence {
    stems = List.copyOf(stems);
  }

  static List<QuotableSentence> of(Passage passage) {
    var words = Words.of(passage.text());
    var sentences = new ArrayList<QuotableSentence>();
    for (var sentence : Sentences.of(passage.text())) {
      var stems = new ArrayList<String>();
      for (int i = 0; i < Math.min(words.size(), passage.stems().size()); i++) {
        if (words.get(i).start() >= sentence.start() && words.get(i).end() <= sentence.end()) {
          stems.add(passage.stems().get(i));
        }
      }
      sentences.add(new QuotableSentence(passage, sentence.start(), sentence.end(), stems));
    }
    return sentences;
  }

  String text() {
    return passage.text().substring(start, end);
  }

  /** The sentence under the headings of its passage, which often say whose sentence it is. */
  String textInContext() {
    return String.join("\n", passage.headings()) + "\n" + text();
  }

  Statement quoted() {
    int from = passage.span().start() + passage.text().codePointCount(0, start);
    int to = from + passage.text().codePointCount(start, end);
    return new Statement(text(), passage, new Span(from, to), text());
  }
}
