package dev.burhan.cloud.command;

import dev.burhan.models.ModelFolders;
import dev.burhan.models.Models;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says how the process was launched.
 *
 * @param home the checkout
 * @param started when the person pressed enter
 * @param environment of the process
 */
public record Launch(Path home, Instant started, Map<String, String> environment) {

  public Launch {
    environment = Map.copyOf(environment);
  }

  /** Reads what the launcher passes on. */
  public static Launch current() {
    var home = Path.of(System.getProperty("burhan.home", ".")).toAbsolutePath().normalize();
    var started =
        Optional.ofNullable(System.getProperty("burhan.started"))
            .filter(millis -> millis.matches("[0-9]{13}"))
            .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
            .or(() -> ProcessHandle.current().info().startInstant())
            .orElseGet(Instant::now);
    return new Launch(home, started, System.getenv());
  }

  /** What the environment says of models, as parameters of the template. A key is given itself. */
  public Map<String, String> models() {
    var folders = ModelFolders.of(environment).all().stream().map(Path::toString).toList();
    var parameters = new HashMap<String, String>();
    parameters.put("ModelsFolder", String.join(File.pathSeparator, folders));
    parameters.put("SecondEncoder", environment.getOrDefault(Models.SECOND_ENCODER, "on"));
    parameters.put("ModelProvider", environment.getOrDefault("MODEL_PROVIDER", "extractive"));
    parameters.put("OpenAiBaseUrl", environment.getOrDefault("OPENAI_BASE_URL", ""));
    parameters.put("OpenAiModel", environment.getOrDefault("OPENAI_MODEL", ""));
    parameters.put("OpenAiKeySecret", environment.getOrDefault("OPENAI_API_KEY", ""));
    return parameters;
  }

  /** Folder for what a bench can compute again. */
  public Path cache() {
    return ModelFolders.of(environment).cache().resolveSibling("bench");
  }

  /** Where the details of a failure go. */
  Path log() {
    return home.resolve(".local").resolve("burhan.log");
  }

  /** Where a running {@code up} is found. */
  Path upFile() {
    return home.resolve(".local").resolve("up.json");
  }
}
