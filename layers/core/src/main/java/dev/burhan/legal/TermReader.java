package dev.burhan.legal;

import dev.burhan.language.FunctionWords;
import dev.burhan.language.LightStems;
import dev.burhan.language.Negators;
import dev.burhan.language.Quantities;
import dev.burhan.language.Quantities.Quantity;
import dev.burhan.language.Words;
import dev.burhan.language.Words.Word;
import dev.burhan.legal.Term.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the terms of one sentence, a number written in several words as one. */
final class TermReader {

  /** How many terms with content after a negation it reaches. */
  private static final int NEGATION_REACH = 3;

  private static final Pattern CLAUSE_END = Pattern.compile("[,;:.()!?،؛؟]");
  private static final Set<String> HEDGES =
      Set.of(
          "about",
          "over",
          "nearly",
          "almost",
          "approximately",
          "around",
          "than",
          "نحو",
          "حوالي",
          "قرابه");

  private final String sentence;
  private final List<Quantity> quantities;
  private final List<Term> terms = new ArrayList<>();
  private String before = "";
  private int end;
  private int negatedLeft;
  private int quantity;

  private TermReader(String sentence) {
    this.sentence = sentence;
    this.quantities = Quantities.of(sentence);
  }

  /** Terms in the order of the sentence. */
  static List<Term> of(String sentence) {
    var reader = new TermReader(sentence);
    Words.of(sentence).forEach(reader::read);
    return reader.terms;
  }

  private void read(Word word) {
    if (word.start() < end) {
      return;
    }
    if (CLAUSE_END.matcher(sentence).region(end, word.start()).find()) {
      negatedLeft = 0;
    }
    while (quantity < quantities.size() && quantities.get(quantity).end() <= word.start()) {
      quantity++;
    }
    boolean isNumber =
        quantity < quantities.size() && quantities.get(quantity).start() < word.end();
    terms.add(isNumber ? number(quantities.get(quantity)) : word(word));
    end = isNumber ? Math.max(word.end(), quantities.get(quantity).end()) : word.end();
    int passed = terms.getLast().hasContent() ? 1 : 0;
    negatedLeft =
        Negators.contains(word.normal(), before)
            ? NEGATION_REACH
            : Math.max(0, negatedLeft - passed);
    before = word.normal();
  }

  private Term number(Quantity number) {
    boolean isRound = number.isRound() || HEDGES.contains(before);
    return new Term(
        sentence.substring(number.start(), number.end()),
        number.value().toPlainString(),
        Kind.NUMBER,
        number.value(),
        isRound,
        negatedLeft > 0);
  }

  private Term word(Word word) {
    var shown = sentence.substring(word.start(), word.end());
    var kind = kind(word, shown);
    var stem = kind == Kind.FUNCTION ? word.normal() : LightStems.of(word.normal());
    return new Term(shown, stem, kind, null, false, negatedLeft > 0);
  }

  private Kind kind(Word word, String shown) {
    if (FunctionWords.contains(word.normal()) || word.normal().length() == 1) {
      return Kind.FUNCTION;
    }
    return !terms.isEmpty() && Character.isUpperCase(shown.codePointAt(0))
        ? Kind.NAME
        : Kind.CONTENT;
  }
}
