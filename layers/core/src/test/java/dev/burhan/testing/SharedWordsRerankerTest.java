package dev.burhan.testing;

import dev.burhan.language.Reranker;

/** Holds the fake to the contract. */
final class SharedWordsRerankerTest implements RerankerContract {

  @Override
  public Reranker reranker() {
    return new SharedWordsReranker();
  }
}
