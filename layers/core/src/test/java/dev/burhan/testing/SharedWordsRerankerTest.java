package dev.burhan.testing;

import dev.burhan.language.Reranker;

final class SharedWordsRerankerTest implements RerankerContract {

  @Override
  public Reranker reranker() {
    return new SharedWordsReranker();
  }
}
