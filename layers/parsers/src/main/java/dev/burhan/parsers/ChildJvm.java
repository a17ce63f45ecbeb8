package dev.burhan.parsers;

import dev.burhan.parsers.format.ParseLimits;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Says how a JVM of our own is started.
 *
 * @param options of the JVM
 * @param classPath where its classes are
 * @param main class to run
 * @param words that class is given
 */
record ChildJvm(List<String> options, List<Path> classPath, String main, List<String> words) {

  private static final String TEMPORARY = System.getProperty("java.io.tmpdir");

  ChildJvm {
    options = List.copyOf(options);
    classPath = List.copyOf(classPath);
    words = List.copyOf(words);
  }

  /** The JVM that {@link ParserMain} runs in. */
  static ChildJvm of(ProcessSettings settings, ParseLimits limits) {
    var options =
        List.of(
            "-Xmx" + settings.memoryMegabytes() + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:+ExitOnOutOfMemoryError",
            // What the JVM says about that, for one, must not come between the frames.
            "-XX:+DisplayVMOutputToStderr",
            // Whoever is killed at any time must leave no files behind.
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+SuppressFatalErrorMessage",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + TEMPORARY);
    return new ChildJvm(
        options, ClassPath.ofThisProgram(), ParserMain.class.getName(), ParserMain.words(limits));
  }

  /** Starts it; {@code arguments} must stay until it has started. */
  Process start(Path arguments) throws IOException {
    Files.writeString(arguments, "-cp " + quoted(String.join(File.pathSeparator, paths())));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    // A class path may be longer than a command line.
    command.add("@" + arguments);
    command.add(main);
    command.addAll(words);
    var builder =
        new ProcessBuilder(command)
            .directory(new File(TEMPORARY))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // Nothing that a parser could betray: no credentials, no addresses.
    builder.environment().clear();
    // Or else it could not open a file whose name is not ASCII.
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private List<String> paths() {
    return classPath.stream().map(Path::toString).toList();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
