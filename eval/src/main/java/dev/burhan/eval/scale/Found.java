package dev.burhan.eval.scale;

import dev.burhan.legal.Passage;

/** Names a passage of the large tenant that was found. */
record Found(int document, int ordinal) {

  static Found of(Passage passage) {
    return new Found(SyntheticCorpus.number(passage.document()), passage.ordinal());
  }
}
