package dev.burhan.legal;

/** Holds two stems that stand next to or near each other. */
record StemPair(String first, String second) {

  /** The same pair whichever of the two comes first. */
  static StemPair unordered(String one, String other) {
    return one.compareTo(other) <= 0 ? new StemPair(one, other) : new StemPair(other, one);
  }

  String text() {
    return first + " " + second;
  }
}
