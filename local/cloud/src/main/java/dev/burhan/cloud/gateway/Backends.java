package dev.burhan.cloud.gateway;

import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.engines.UsagePlan;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds what stands behind a gateway.
 *
 * @param functions by their logical id, closed by whoever gave them
 * @param plans finds the usage plan of a key
 */
public record Backends(
    Map<String, LambdaFunction> functions, Function<String, Optional<UsagePlan>> plans) {

  public Backends {
    functions = Map.copyOf(functions);
  }

  /** Without usage plans, where every key is unknown. */
  static Backends of(Map<String, LambdaFunction> functions) {
    return new Backends(functions, key -> Optional.empty());
  }
}
