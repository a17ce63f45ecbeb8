package dev.burhan.cloud.boot;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Says how to boot.
 *
 * @param home the checkout, where template.yaml lies
 * @param cluster names the database whose data stays between runs; empty for one that goes
 * @param port of the API, 0 for a free one
 * @param parameters template parameters that differ from the local defaults; where one names the
 *     secret of a model's key, it is the key itself, and a secret is made of it
 * @param variables that every function gets besides, such as where Bedrock is
 */
public record LocalSettings(
    Path home,
    Optional<String> cluster,
    int port,
    Map<String, String> parameters,
    Map<String, String> variables) {

  public LocalSettings {
    parameters = Map.copyOf(parameters);
    variables = Map.copyOf(variables);
  }

  /** Everything in memory and gone at the end, as tests want it. */
  public static LocalSettings ephemeral(Path home, Map<String, String> parameters) {
    return new LocalSettings(home, Optional.empty(), 0, parameters, Map.of());
  }

  /** Data that stays under a name of this checkout. */
  public static LocalSettings persistent(
      Path home, String cluster, int port, Map<String, String> parameters) {
    return new LocalSettings(home, Optional.of(cluster), port, parameters, Map.of());
  }

  /** The same with variables for every function. */
  public LocalSettings with(Map<String, String> more) {
    return new LocalSettings(home, cluster, port, parameters, more);
  }
}
