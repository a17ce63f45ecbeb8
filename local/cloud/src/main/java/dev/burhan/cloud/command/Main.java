package dev.burhan.cloud.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Runs the commands that boot, ask and operate. */
public final class Main {

  private static final String HELP =
      """
      demo [--json FILE]                boot, ingest the sample documents, ask the sample questions
      up [--port N]                     boot and keep running; prints a key and curl lines
      ask "QUESTION" [--before "Q"]…    ask one question; --before gives the questions before it,
                                        --document ID… and --tag TAG… (all of them) and --language CODE
                                        where to look
      ingest FILE…                      upload PDF, DOCX, HTML, Markdown or text files and ingest them, to be
                                        asked about; a file of the same name replaces the one before
      models [list | fetch NAME]        list the models known and found, or fetch one
      invoke FUNCTION EVENT.json        run the zip of a function, as it would be deployed, with one event
                                        (events/*.json) and print its response; 1 when it fails or refuses
      alarm-drill [--stack NAME]        break what each alarm of template.yaml watches, on this machine, and
                                        see it raised and ended; or, for a deployed stack, set each alarm
                                        to ALARM and back, so that its mails go out (needs an AWS account)
      redrive [--dry-run]               try jobs again that were given up on; of the stack the environment
                                        names (INGEST_QUEUE_URL, INGEST_DEAD_LETTERS_URL, JOBS_TABLE,
                                        AWS_REGION), else of the cloud that is up
      """;

  private final Launch launch;
  private final PrintStream out;
  private final PrintStream err;
  private final Stop stop = new Stop();

  Main(Launch launch, PrintStream out, PrintStream err) {
    this.launch = launch;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    // Terminals of any locale get UTF-8: half of what is shown is Arabic.
    var main = new Main(Launch.current(), utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    main.stop.listen(Thread.currentThread());
    System.exit(main.run(List.of(arguments)));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  int run(List<String> arguments) {
    try {
      var status = dispatch(new ArrayList<>(arguments));
      return stop.exitCode().orElse(status);
    } catch (UsageException e) {
      err.println("burhan: " + e.getMessage());
      err.print(HELP);
      return 2;
    } catch (RuntimeException e) {
      if (stop.exitCode().isPresent()) {
        // What stopping in the middle of something broke is no news.
        return stop.exitCode().getAsInt();
      }
      // The one broad catch of the commands: a person gets a sentence, the log the rest.
      err.println("burhan: " + FailureLog.sentence(e));
      FailureLog.write(launch.log(), e).ifPresent(log -> err.println("        details: " + log));
      return 1;
    }
  }

  private int dispatch(List<String> arguments) {
    var command = arguments.isEmpty() ? "--help" : arguments.removeFirst();
    if (isHelp(command) || arguments.stream().anyMatch(Main::isHelp)) {
      out.print(HELP);
      return 0;
    }
    return switch (command) {
      case "demo" -> demo(arguments);
      case "up" -> up(arguments);
      case "ask" -> ask(arguments);
      case "ingest" -> ingest(arguments);
      case "models" -> new ModelsCommand(launch, out).run(arguments);
      case "invoke" -> invoke(arguments);
      case "redrive" -> redrive(arguments);
      case "alarm-drill" -> drill(arguments);
      default -> throw new UsageException("unknown command: " + command);
    };
  }

  private static boolean isHelp(String argument) {
    return argument.equals("--help") || argument.equals("-h");
  }

  private int demo(List<String> arguments) {
    var json = option(arguments, "--json").map(file -> Path.of(file).toAbsolutePath());
    none(arguments);
    if (json.isPresent() && !Files.isDirectory(json.get().resolveSibling(""))) {
      throw new UsageException("there is no folder for " + json.get());
    }
    return new Demo(launch, out, stop, json).run();
  }

  private int up(List<String> arguments) {
    var port = option(arguments, "--port").orElse("0");
    none(arguments);
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new UsageException("--port must be 0 to 65535");
    }
    return new Up(launch, out, stop, Integer.parseInt(port)).run();
  }

  private int ask(List<String> arguments) {
    var history = options(arguments, "--before");
    var filter = new HashMap<String, Object>();
    filter.put("documents", options(arguments, "--document"));
    filter.put("tags", options(arguments, "--tag"));
    option(arguments, "--language").ifPresent(code -> filter.put("language", code));
    if (arguments.size() != 1) {
      throw new UsageException("ask takes one question, in quotes");
    }
    var question = Map.of("question", arguments.getFirst(), "history", history, "filter", filter);
    return new Ask(new ReachableApi(launch, out, stop), out).run(question);
  }

  private int ingest(List<String> files) {
    if (files.isEmpty()) {
      throw new UsageException("ingest takes one or more files");
    }
    var paths = files.stream().map(file -> Path.of(file).toAbsolutePath()).toList();
    return new Ingest(new ReachableApi(launch, out, stop), out).run(paths);
  }

  private int invoke(List<String> arguments) {
    if (arguments.size() != 2) {
      throw new UsageException("invoke takes a function and a file with an event");
    }
    var event = Path.of(arguments.getLast()).toAbsolutePath();
    return new Invoke(launch, out, err, stop).run(arguments.getFirst(), event);
  }

  private int redrive(List<String> arguments) {
    boolean looking = arguments.remove("--dry-run");
    none(arguments);
    return new Redrive(launch, out).run(looking);
  }

  private int drill(List<String> arguments) {
    var stack = option(arguments, "--stack");
    none(arguments);
    if (stack.isEmpty()) {
      return new Drill(launch, out).run();
    }
    try (var client =
        CloudWatchClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
      return new StackDrill(client, stack.get(), out).run();
    }
  }

  /** Takes an option out of the arguments as often as it is there. */
  private static List<String> options(List<String> arguments, String name) {
    var values = new ArrayList<String>();
    for (var next = option(arguments, name); next.isPresent(); next = option(arguments, name)) {
      values.add(next.get());
    }
    return values;
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
