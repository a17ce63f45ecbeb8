package dev.burhan.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes options out of a command line. */
final class Arguments {

  private final List<String> left;

  Arguments(List<String> arguments) {
    this.left = new ArrayList<>(arguments);
  }

  Optional<String> option(String name) {
    int at = left.indexOf(name);
    if (at < 0) {
      return Optional.empty();
    }
    if (at + 1 >= left.size() || left.get(at + 1).startsWith("--")) {
      throw new IllegalArgumentException(name + " takes a value");
    }
    left.remove(at);
    return Optional.of(left.remove(at));
  }

  int number(String name, int otherwise, int max) {
    var value = option(name).orElse(Integer.toString(otherwise));
    if (!value.matches("[0-9]{1,8}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > max) {
      throw new IllegalArgumentException(name + " must be 1 to " + max);
    }
    return Integer.parseInt(value);
  }

  boolean flag(String name) {
    return left.remove(name);
  }

  /** Fails when something was not taken. */
  void end() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("not understood: " + String.join(" ", left));
    }
  }
}
