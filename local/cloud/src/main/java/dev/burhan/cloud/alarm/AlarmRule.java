package dev.burhan.cloud.alarm;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells by the states of other alarms whether a composite alarm is raised. NOT binds closest, then
 * AND, then OR.
 *
 * @param text as CloudWatch takes it
 * @param alarms that it speaks of, by name
 * @param holds for the states of alarms by name
 */
record AlarmRule(String text, Set<String> alarms, Predicate<Function<String, AlarmState>> holds) {

  private static final String WORD =
      "\"[^\"]+\"|[A-Z_]+(?=\\s*\\()|AND\\b|OR\\b|NOT\\b|TRUE\\b|FALSE\\b|[()]|[^\\s()\"]+";
  private static final int DEPTH_MAX = 50;

  AlarmRule {
    alarms = Set.copyOf(alarms);
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException for what is no rule
   */
  static AlarmRule parse(String text) {
    var parser = new Parser(new Words(text, WORD));
    var holds = parser.either();
    parser.words.end();
    return new AlarmRule(text, parser.alarms, holds);
  }

  private static final class Parser {

    private final Words words;
    private final Set<String> alarms = new LinkedHashSet<>();
    private int depth;

    Parser(Words words) {
      this.words = words;
    }

    Predicate<Function<String, AlarmState>> either() {
      var left = both();
      while (words.peek().equals("OR")) {
        words.expect("OR");
        left = left.or(both());
      }
      return left;
    }

    private Predicate<Function<String, AlarmState>> both() {
      var left = one();
      while (words.peek().equals("AND")) {
        words.expect("AND");
        left = left.and(one());
      }
      return left;
    }

    private Predicate<Function<String, AlarmState>> one() {
      if (++depth > DEPTH_MAX) {
        throw words.wrong("it is nested too deep");
      }
      try {
        var word = words.next();
        return switch (word) {
          case "NOT" -> one().negate();
          case "(" -> inParentheses();
          case "TRUE" -> states -> true;
          case "FALSE" -> states -> false;
          default -> isIn(word);
        };
      } finally {
        depth--;
      }
    }

    private Predicate<Function<String, AlarmState>> inParentheses() {
      var inner = either();
      words.expect(")");
      return inner;
    }

    private Predicate<Function<String, AlarmState>> isIn(String word) {
      var state =
          Arrays.stream(AlarmState.values())
              .filter(it -> it.name().equals(word))
              .findFirst()
              .orElseThrow(() -> words.wrong("'" + word + "' is not understood"));
      words.expect("(");
      var name = words.next().replace("\"", "");
      words.expect(")");
      if (name.isEmpty() || name.equals(")")) {
        throw words.wrong("an alarm is missing");
      }
      alarms.add(name);
      return states -> states.apply(name) == state;
    }
  }
}
