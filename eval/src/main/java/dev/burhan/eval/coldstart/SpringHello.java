package dev.burhan.eval.coldstart;

import dev.burhan.cloud.artefact.Artefact;
import dev.burhan.cloud.artefact.FunctionArtefacts;
import dev.burhan.cloud.function.FunctionConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds the function of Spring Boot that ours are measured beside. */
public final class SpringHello {

  static final String NAME = "spring";

  private final Path code;
  private final Path layer;

  private SpringHello(Path code, Path layer) {
    this.code = code;
    this.layer = layer;
  }

  /**
   * Builds it in a folder with Maven; empty, and said so, where its libraries cannot be had.
   *
   * @param home the checkout
   */
  public static Optional<SpringHello> build(Path home, Path folder, Consumer<String> progress) {
    var sources = home.resolve("eval/src/main/spring");
    try {
      var log = folder.resolve("build.log").toFile();
      var builder =
          new ProcessBuilder(
                  "mvn",
                  "-B",
                  "-ntp",
                  "-q",
                  "-f",
                  sources.resolve("pom.xml").toString(),
                  "-DbuildDirectory=" + folder,
                  "package",
                  "dependency:copy-dependencies",
                  "-DincludeScope=runtime",
                  "-DoutputDirectory=" + folder.resolve("lib"))
              .redirectErrorStream(true)
              .redirectOutput(log);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      if (builder.start().waitFor() != 0) {
        progress.accept(
            "Spring Boot is not measured, it cannot be built here: " + reason(log.toPath()));
        return Optional.empty();
      }
      var layer = folder.resolve("layer.zip");
      zip(folder.resolve("lib"), layer);
      return Optional.of(new SpringHello(folder.resolve("spring-hello.jar"), layer));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot build " + sources, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String reason(Path log) throws IOException {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.startsWith("[ERROR]")).findFirst().orElse("see Maven");
    }
  }

  private static void zip(Path jars, Path layer) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(layer));
        var files = Files.list(jars)) {
      for (var jar : files.sorted().toList()) {
        zip.putNextEntry(new ZipEntry("java/lib/" + jar.getFileName()));
        Files.copy(jar, zip);
      }
    }
  }

  /** The same memory and time as one of ours, and none of its settings. */
  Subject subject(FunctionConfiguration like, String event) {
    return new Subject(
        NAME,
        new FunctionArtefacts(new Artefact(NAME, code), List.of(new Artefact("libraries", layer))),
        new FunctionConfiguration(
            NAME,
            NAME,
            like.arn(),
            "hello.LambdaHandler",
            like.timeout(),
            like.memoryMegabytes(),
            Map.of("AWS_REGION", "us-east-1")),
        event);
  }
}
