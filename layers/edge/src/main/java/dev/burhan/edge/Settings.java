package dev.burhan.edge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads settings from the environment: typed, ranged, and every missing or bad one reported at
 * once.
 */
public final class Settings {

  private final Map<String, String> environment;
  private final List<String> faults = new ArrayList<>();

  public Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** A value that must be there; "" and a fault when it is not. */
  public String text(String name) {
    var value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      faults.add(name + " is not set");
    }
    return value;
  }

  public String text(String name, String otherwise) {
    return environment.getOrDefault(name, otherwise);
  }

  public int integer(String name, int min, int max) {
    var value = environment.getOrDefault(name, "");
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below with the range.
    }
    faults.add(name + " must be " + min + " to " + max);
    return min;
  }

  /** A value that must be one of those listed; the first and a fault when it is not. */
  public String oneOf(String name, List<String> allowed) {
    var value = environment.getOrDefault(name, "");
    if (allowed.contains(value)) {
      return value;
    }
    faults.add(name + " must be one of " + String.join(", ", allowed));
    return allowed.getFirst();
  }

  /** A list such as {@code free=a1,pro=b2}; empty and a fault when it is none. */
  public Map<String, String> pairs(String name) {
    var pairs = new HashMap<String, String>();
    for (var pair : environment.getOrDefault(name, "").split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || equals == pair.length() - 1) {
        faults.add(name + " must be a list such as free=a1,pro=b2");
        return Map.of();
      }
      pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return Map.copyOf(pairs);
  }

  /** A value that must be {@code true} or {@code false}. */
  public boolean flag(String name) {
    return oneOf(name, List.of("false", "true")).equals("true");
  }

  /** Adds what was found wrong with settings that were read elsewhere. */
  public void fault(String what) {
    faults.add(what);
  }

  /**
   * Call after the last read.
   *
   * @throws IllegalStateException naming every fault
   */
  public void check() {
    if (!faults.isEmpty()) {
      throw new IllegalStateException("bad settings: " + String.join("; ", faults));
    }
  }
}
