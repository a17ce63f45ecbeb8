package dev.burhan.cloud.alarm;

import dev.burhan.cloud.alarm.MetricMath.Binary;
import dev.burhan.cloud.alarm.MetricMath.Call;
import dev.burhan.cloud.alarm.MetricMath.Constant;
import dev.burhan.cloud.alarm.MetricMath.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads metric math: OR binds loosest, then AND, comparisons, sums, products. */
final class MetricMathParser {

  private static final List<List<String>> LEVELS =
      List.of(
          List.of("OR", "||"),
          List.of("AND", "&&"),
          List.of(">=", "<=", "==", "!=", ">", "<"),
          List.of("+", "-"),
          List.of("*", "/"));

  /** How many arguments a function takes, at least and at most. */
  private static final Map<String, List<Integer>> FUNCTIONS =
      Map.of("IF", List.of(2, 3), "FILL", List.of(2, 2), "ABS", List.of(1, 1));

  private static final Pattern NUMBER = Pattern.compile("[0-9]+([.][0-9]+)?");
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]*");
  private static final int DEPTH_MAX = 50;

  private final Words words;
  private int depth;

  MetricMathParser(String text) {
    this.words =
        new Words(
            text, "[0-9]+(?:[.][0-9]+)?|[A-Za-z_][A-Za-z0-9_]*|&&|\\|\\||[<>=!]=|[-+*/()<>,]");
  }

  MetricMath parse() {
    var whole = level(0);
    words.end();
    return whole;
  }

  private MetricMath level(int level) {
    if (level == LEVELS.size()) {
      return operand();
    }
    var left = level(level + 1);
    while (LEVELS.get(level).contains(words.peek())) {
      var operator = words.next();
      left = new Binary(name(operator), left, level(level + 1));
    }
    return left;
  }

  private static String name(String operator) {
    return switch (operator) {
      case "||" -> "OR";
      case "&&" -> "AND";
      default -> operator;
    };
  }

  private MetricMath operand() {
    if (++depth > DEPTH_MAX) {
      throw words.wrong("it is nested too deep");
    }
    try {
      var word = words.next();
      if (word.equals("-")) {
        return new Binary("-", new Constant(0), operand());
      }
      if (word.equals("(")) {
        var inner = level(0);
        words.expect(")");
        return inner;
      }
      if (NUMBER.matcher(word).matches()) {
        return new Constant(Double.parseDouble(word));
      }
      return NAME.matcher(word).matches() ? new Name(word) : call(word);
    } finally {
      depth--;
    }
  }

  private MetricMath call(String function) {
    var bounds = FUNCTIONS.get(function);
    if (bounds == null) {
      throw words.wrong(function + " is not emulated");
    }
    words.expect("(");
    var arguments = new ArrayList<MetricMath>();
    arguments.add(level(0));
    while (words.peek().equals(",")) {
      words.expect(",");
      arguments.add(level(0));
    }
    words.expect(")");
    if (arguments.size() < bounds.get(0) || arguments.size() > bounds.get(1)) {
      throw words.wrong(function + " takes other arguments");
    }
    return new Call(function, arguments);
  }
}
