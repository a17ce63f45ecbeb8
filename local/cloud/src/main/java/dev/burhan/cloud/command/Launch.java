package dev.burhan.cloud.command;

import dev.burhan.models.ModelFolders;
import dev.burhan.models.Models;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says how the process was launched.
 *
 * @param home the checkout
 * @param started when the person pressed enter
 * @param environment of the process
 */
public record Launch(Path home, Instant started, Map<String, String> environment) {

  private static final String OPENAI = "openai:";
  private static final Pattern LOOPBACK =
      Pattern.compile("https?://(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]+)?(/.*)?");

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
    parameters.put("ModelsFree", modelsFree());
    return parameters;
  }

  /** A server on this machine bills nobody; of any other model the price must be known. */
  private String modelsFree() {
    var free = Stream.of(environment.getOrDefault("MODELS_FREE", ""));
    if (LOOPBACK.matcher(environment.getOrDefault("OPENAI_BASE_URL", "")).matches()) {
      var providers = environment.getOrDefault("MODEL_PROVIDER", "").split(",", -1);
      var named =
          Stream.of(providers)
              .filter(provider -> provider.startsWith(OPENAI))
              .map(provider -> provider.substring(OPENAI.length()));
      var model = Stream.of(environment.getOrDefault("OPENAI_MODEL", ""));
      free = Stream.of(free, named, model).flatMap(models -> models);
    }
    return free.filter(model -> !model.isBlank()).collect(Collectors.joining(","));
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
