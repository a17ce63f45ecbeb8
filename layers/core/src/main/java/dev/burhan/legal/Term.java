package dev.burhan.legal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One word or number of a text whose support is checked.
 *
 * @param shown as it stands in the text
 * @param stem what it is compared by; of a number its value
 * @param value of a number alone
 * @param isRound whether the number was rounded or hedged (<i>about 30</i>, <i>2.5 million</i>)
 * @param negated whether a word shortly before it in the same clause negates it
 */
record Term(
    String shown,
    String stem,
    Kind kind,
    @Nullable BigDecimal value,
    boolean isRound,
    boolean negated) {

  enum Kind {
    /** Steers the sentence: articles, prepositions, auxiliaries, negations. */
    FUNCTION,
    CONTENT,
    /** Begins with a capital where no sentence begins. */
    NAME,
    NUMBER
  }

  boolean hasContent() {
    return kind != Kind.FUNCTION;
  }
}
