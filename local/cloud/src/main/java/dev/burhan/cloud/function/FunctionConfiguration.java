package dev.burhan.cloud.function;

import java.time.Duration;
import java.util.Map;

/** Says what to run and how, as a deployed function would be configured. */
public record FunctionConfiguration(
    String id,
    String name,
    String arn,
    String handler,
    Duration timeout,
    int memoryMegabytes,
    Map<String, String> environment) {

  public FunctionConfiguration {
    environment = Map.copyOf(environment);
  }

  /** The names only: values may be secret. */
  @Override
  public String toString() {
    return "FunctionConfiguration[" + id + ", " + handler + ", " + environment.keySet() + "]";
  }
}
