package dev.burhan.cloud.artefact;

import dev.burhan.cloud.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Holds what a function is deployed as: its own code and its layers, first to last. */
public record FunctionArtefacts(Artefact code, List<Artefact> layers) {

  /** How the zip of a layer with native code ends for the processor that the template names. */
  private static final String DEPLOYED = "-arm64.zip";

  public FunctionArtefacts {
    layers = List.copyOf(layers);
  }

  /**
   * Finds the files that are deployed.
   *
   * @param home the folder of the template
   */
  public static FunctionArtefacts deployed(Template template, Path home, String function) {
    return find(template, home, function, file -> file);
  }

  /** Finds those that run on this machine: they differ in native code. */
  public static FunctionArtefacts runnable(Template template, Path home, String function) {
    var own = "-" + processor(System.getProperty("os.arch")) + ".zip";
    return find(template, home, function, file -> file.replace(DEPLOYED, own));
  }

  private static FunctionArtefacts find(
      Template template, Path home, String function, UnaryOperator<String> choice) {
    var resource = template.function(function);
    var layers = new ArrayList<Artefact>();
    for (var layer : resource.layers()) {
      var file = Optional.ofNullable(template.layers().get(layer)).orElseThrow();
      layers.add(new Artefact(layer, home.resolve(choice.apply(file))));
    }
    return new FunctionArtefacts(new Artefact(function, home.resolve(resource.code())), layers);
  }

  static String processor(String architecture) {
    return switch (architecture) {
      case "aarch64" -> "arm64";
      case "amd64", "x86_64" -> "x64";
      default -> throw new IllegalStateException("no layer is made for " + architecture);
    };
  }

  /** What Lambda limits to 250 MB. */
  public long unzippedBytes() {
    return code.unzippedBytes() + layers.stream().mapToLong(Artefact::unzippedBytes).sum();
  }
}
