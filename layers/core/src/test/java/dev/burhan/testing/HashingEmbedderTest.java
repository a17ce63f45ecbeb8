package dev.burhan.testing;

import dev.burhan.language.Embedder;

/** Holds the fake to the contract. */
final class HashingEmbedderTest implements EmbedderContract {

  @Override
  public Embedder embedder() {
    return new HashingEmbedder();
  }
}
