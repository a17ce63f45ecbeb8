package dev.burhan.cloud.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs scripts of a release where {@code aws}, {@code sam} and {@code curl} are stand-ins that note
 * how they are called and do as they are told.
 */
final class StandIns {

  private static final Path SCRIPTS = Path.of("../../release").toAbsolutePath().normalize();

  static final String SMOKE_KEY = "bk_smoke_secret";

  /** What every stage has to be told. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "DATABASE_URL", "jdbc:postgresql://db/burhan",
          "DATABASE_SECRET", "arn:application",
          "DATABASE_OWNER_SECRET", "arn:owner",
          "KEY_PEPPER_SECRET", "arn:pepper",
          "SUBNET_IDS", "subnet-1,subnet-2",
          "SECURITY_GROUP_IDS", "sg-1",
          "SMOKE_API_KEY", SMOKE_KEY);

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>(SETTINGS);

  /** What a script did. */
  record Run(int exit, String out, String err, List<String> calls) {

    /** The calls that begin so. */
    List<String> calls(String begin) {
      return calls.stream().filter(call -> call.startsWith(begin)).toList();
    }
  }

  StandIns(Path folder) throws IOException {
    this.folder = folder;
    environment.put("PATH", folder + ":/usr/bin:/bin");
    environment.put("SMOKE_PAUSE_SECONDS", "0");
    does(
        "aws",
        """
        case "$*" in
          *describe-stack-resources*) printf 'arn:f:one:live\\tarn:f:two:live\\n' ;;
          *describe-stacks*) echo https://api.invalid/v1 ;;
          *"get-alias --function-name arn:f:one "*) echo 7 ;;
          *get-alias*) echo 9 ;;
        esac
        """);
    does("sam", "");
    answers("passages outcome");
  }

  /** Says what a program does once it has noted how it was called. */
  StandIns does(String program, String script) throws IOException {
    var file = folder.resolve(program);
    Files.writeString(
        file,
        "#!/bin/bash\nprintf '%%s\\n' \"%s $*\" >>'%s'\n%s"
            .formatted(program, folder.resolve("calls"), script));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return this;
  }

  /** Says which words are in what the API answers to one with a key. */
  StandIns answers(String words) throws IOException {
    return does(
        "curl",
        """
        header=$(cat)
        while [ "$1" != --output ]; do shift; done
        case "$header" in
          x-api-key:*) for word in %s; do echo "\\"$word\\""; done >"$2"; printf 200 ;;
          *) echo unauthorized >"$2"; printf 401 ;;
        esac
        """
            .formatted(words));
  }

  StandIns without(String variable) {
    environment.remove(variable);
    return this;
  }

  Run run(String script, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(SCRIPTS.resolve(script).toString()));
    command.addAll(Arrays.asList(arguments));
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    var calls = folder.resolve("calls");
    return new Run(
        exit,
        Files.readString(out),
        Files.readString(err),
        Files.exists(calls) ? Files.readAllLines(calls) : List.of());
  }
}
