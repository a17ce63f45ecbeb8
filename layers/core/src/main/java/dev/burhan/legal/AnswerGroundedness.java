package dev.burhan.legal;

import dev.burhan.language.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Scores how well a source supports a whole answer, from its sentences.
 *
 * <p>The score is {@code sqrt(min · mean)} of the sentences. One unsupported sentence makes an
 * answer unsupported, so the worst must count; but the worst of many sentences is low by chance
 * alone, and the mean says how the others fare.
 *
 * @param score 0 to 1; 1 for an answer that claims nothing
 * @param claims in the order of the answer
 */
public record AnswerGroundedness(double score, List<Claim> claims) {

  /** The score from which an answer counts as supported. */
  public static final double THRESHOLD = .5;

  private static final Pattern ITEM =
      Pattern.compile("^(?:[-*•–]+\\s*|\\(?(?:\\p{Nd}{1,2}|\\p{L})[.)]\\s+)+");

  /** One sentence of the answer. */
  public record Claim(String text, Groundedness groundedness) {}

  public AnswerGroundedness {
    claims = List.copyOf(claims);
  }

  public static AnswerGroundedness of(String answer, String source) {
    return of(answer, SourceText.of(source));
  }

  public static AnswerGroundedness of(String answer, SourceText source) {
    var claims = new ArrayList<Claim>();
    for (var sentence : Sentences.of(answer)) {
      var text = ITEM.matcher(sentence.of(answer)).replaceFirst("");
      if (!isLeadIn(text)) {
        claims.add(new Claim(text, Groundedness.of(text, source)));
      }
    }
    return new AnswerGroundedness(score(claims), claims);
  }

  /** <i>Here is what the documents say:</i> announces claims and makes none. */
  private static boolean isLeadIn(String text) {
    return text.endsWith(":");
  }

  private static double score(List<Claim> claims) {
    var scores =
        claims.stream().mapToDouble(claim -> claim.groundedness().score()).summaryStatistics();
    return claims.isEmpty() ? 1 : Math.sqrt(scores.getMin() * scores.getAverage());
  }
}
