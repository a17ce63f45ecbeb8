package dev.burhan.parsers.pdf;

import java.util.Locale;
import java.util.Set;

/** Tells from the ends of lines whether a sentence goes on from one to the next. */
final class Sentence {

  private static final String ENDS = ".!?:;؟؛۔";
  private static final String CLOSERS = "\"'”’»)]";

  /** Words that ask for another: articles, prepositions, and those before a number or a name. */
  private static final Set<String> OPEN =
      Set.of(
          ("a an the of and or nor but to in on at by for from with without within into under upon over"
                  + " between among through during before after against as than that which who whose"
                  + " such any each every all no this these those its their his her our your shall"
                  + " will may must can is are was were be been has have had not if unless until"
                  + " section sections article articles clause clauses paragraph paragraphs exhibit"
                  + " schedule no. nos. mr. ms. dr."
                  + " في من إلى على عن مع بين أو أن إن التي الذي الذين هذا هذه ذلك تلك كل أي لا ما لم"
                  + " لن قد بعد قبل خلال عند حتى المادة البند الفقرة رقم")
              .split(" "));

  private static final int WORD_MAX = 12;

  private Sentence() {}

  /** Tells whether a line ends a sentence, or a part of one that a list may follow. */
  static boolean ends(String line) {
    int at = line.length() - 1;
    while (at > 0 && CLOSERS.indexOf(line.charAt(at)) >= 0) {
      at--;
    }
    return at >= 0 && ENDS.indexOf(line.charAt(at)) >= 0;
  }

  /** Tells whether a line ends one item of a list before the last. */
  static boolean endsItem(String line) {
    return line.endsWith(";")
        || line.endsWith("؛")
        || line.endsWith("; and")
        || line.endsWith("; or")
        || line.endsWith(", and")
        || line.endsWith(", or");
  }

  static boolean startsLower(String line) {
    return !line.isEmpty() && Character.isLowerCase(line.codePointAt(0));
  }

  /** Arabic has no small letters: what does not begin a clause may go on. */
  static boolean mayGoOn(String line) {
    return startsLower(line)
        || (!line.isEmpty()
            && Scripts.direction(line.codePointAt(0)) < 0
            && !Markers.mayBegin(line));
  }

  /** Tells whether a line ends in a word that no sentence ends in. */
  static boolean isOpen(String line) {
    int start = line.length();
    while (start > 0 && line.length() - start < WORD_MAX && line.charAt(start - 1) != ' ') {
      start--;
    }
    return OPEN.contains(line.substring(start).toLowerCase(Locale.ROOT)) && !endsItem(line);
  }

  /** Tells whether the first line leaves a sentence open and the second looks like its middle. */
  static boolean goesOn(Line a, Line b) {
    return !ends(a.text()) && (mayGoOn(b.text()) || isOpen(a.text()));
  }
}
