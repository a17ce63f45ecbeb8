package dev.burhan.cloud.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the commands {@code demo}, {@code up}, {@code ask} and {@code models}. */
public final class Main {

  private static final String HELP =
      """
      demo [--json FILE]                boot, ingest the sample documents, ask the sample questions
      up [--port N]                     boot and keep running; prints a key and curl lines
      ask "QUESTION" [--before "Q"]…    ask one question; --before gives the questions before it
      models [list | fetch NAME]        list the models known and found, or fetch one
      """;

  private final Launch launch;
  private final PrintStream out;

  Main(Launch launch, PrintStream out) {
    this.launch = launch;
    this.out = out;
  }

  public static void main(String[] arguments) {
    // Terminals of any locale get UTF-8: half of what is shown is Arabic.
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(new Main(Launch.current(), out).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      return dispatch(new ArrayList<>(arguments));
    } catch (UsageException e) {
      out.println(e.getMessage());
      out.print(HELP);
      return 2;
    }
  }

  private int dispatch(List<String> arguments) {
    var command = arguments.isEmpty() ? "--help" : arguments.removeFirst();
    if (command.equals("--help") || arguments.contains("--help")) {
      out.print(HELP);
      return 0;
    }
    return switch (command) {
      case "demo" -> demo(arguments);
      case "up" -> up(arguments);
      case "ask" -> ask(arguments);
      case "models" -> new ModelsCommand(launch, out).run(arguments);
      default -> throw new UsageException("unknown command: " + command);
    };
  }

  private int demo(List<String> arguments) {
    var json = option(arguments, "--json").map(Path::of);
    none(arguments);
    return new Demo(launch, out, json).run();
  }

  private int up(List<String> arguments) {
    var port = option(arguments, "--port").orElse("0");
    none(arguments);
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new UsageException("--port must be 0 to 65535");
    }
    return new Up(launch, out, Integer.parseInt(port)).run();
  }

  private int ask(List<String> arguments) {
    var history = new ArrayList<String>();
    for (var before = option(arguments, "--before");
        before.isPresent();
        before = option(arguments, "--before")) {
      history.add(before.get());
    }
    if (arguments.size() != 1) {
      throw new UsageException("ask takes one question, in quotes");
    }
    return new Ask(launch, out).run(arguments.getFirst(), history);
  }

  /** Takes an option and its value out of the arguments. */
  static Optional<String> option(List<String> arguments, String name) {
    int at = arguments.indexOf(name);
    if (at < 0) {
      return Optional.empty();
    }
    if (at + 1 >= arguments.size()) {
      throw new UsageException(name + " takes a value");
    }
    arguments.remove(at);
    return Optional.of(arguments.remove(at));
  }

  private static void none(List<String> arguments) {
    if (!arguments.isEmpty()) {
      throw new UsageException("not understood: " + String.join(" ", arguments));
    }
  }
}
