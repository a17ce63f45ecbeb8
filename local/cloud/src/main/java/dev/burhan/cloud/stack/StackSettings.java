package dev.burhan.cloud.stack;

import java.util.Map;

/**
 * Says how the stack is named, where it claims to be, and the values of its parameters. Variables
 * of {@code environment} are given to every function besides its own, for example the addresses of
 * local servers.
 */
public record StackSettings(
    String prefix,
    String region,
    String account,
    Map<String, String> parameters,
    Map<String, String> environment) {

  public StackSettings {
    if (!prefix.matches("[a-z][a-z0-9-]{0,29}")) {
      throw new IllegalArgumentException(
          "prefix must be 1 to 30 of a-z, 0-9 and '-', found " + prefix);
    }
    parameters = Map.copyOf(parameters);
    environment = Map.copyOf(environment);
  }

  /** The names only: values may be secret. */
  @Override
  public String toString() {
    return "StackSettings[" + prefix + ", " + region + ", " + parameters.keySet() + "]";
  }
}
