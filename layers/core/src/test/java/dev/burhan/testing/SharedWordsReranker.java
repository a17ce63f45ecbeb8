package dev.burhan.testing;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Reranker;
import dev.burhan.language.Words;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Orders passages by the share of the question's words that they hold; needs no model. */
public final class SharedWordsReranker implements Reranker {

  @Override
  public String name() {
    return "shared-words";
  }

  @Override
  public List<Relevance> rerank(
      String question, List<String> passages, int top, Deadline deadline) {
    Reranker.check(passages, top);
    deadline.check("reranking");
    var wanted = words(question);
    return IntStream.range(0, passages.size())
        .mapToObj(index -> new Relevance(index, share(wanted, words(passages.get(index)))))
        .sorted(Comparator.comparingDouble(Relevance::score).reversed())
        .limit(top)
        .toList();
  }

  private static double share(Set<String> wanted, Set<String> found) {
    return wanted.isEmpty()
        ? 0
        : wanted.stream().filter(found::contains).count() / (double) wanted.size();
  }

  private static Set<String> words(String text) {
    var words = new HashSet<String>();
    Words.of(text).forEach(word -> words.add(word.normal()));
    return words;
  }
}
