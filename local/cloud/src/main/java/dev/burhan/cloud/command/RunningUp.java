package dev.burhan.cloud.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says where the cloud of a checkout that is up is reached, and with which key.
 *
 * @param operations the environment of commands that operate it
 */
record RunningUp(URI api, String key, Map<String, String> operations, long pid) {

  RunningUp {
    operations = Map.copyOf(operations);
  }

  /** Finds the one that is up; a file whose process is gone is a leftover. */
  static Optional<RunningUp> find(Path file) {
    try {
      var json = new ObjectMapper().readTree(Files.readString(file));
      return ProcessHandle.of(json.path("pid").asLong())
          .filter(process -> started(process).equals(json.path("started").asText()))
          .map(
              process ->
                  new RunningUp(
                      URI.create(json.path("api").asText()),
                      json.path("key").asText(),
                      strings(json.path("operations")),
                      process.pid()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Writes the file whole, for this process, so that only its owner can read the key. */
  static void publish(Path file, URI api, String key, Map<String, String> operations) {
    var self = ProcessHandle.current();
    var json =
        Map.of(
            "api", api.toString(),
            "key", key,
            "operations", operations,
            "pid", self.pid(),
            "started", started(self));
    try {
      Files.createDirectories(file.getParent());
      // A temporary file is its owner's alone from the moment it is there.
      var whole = Files.createTempFile(file.getParent(), "up", ".json");
      Files.writeString(whole, new ObjectMapper().writeValueAsString(json));
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static Map<String, String> strings(JsonNode object) {
    var strings = new HashMap<String, String>();
    object.properties().forEach(one -> strings.put(one.getKey(), one.getValue().asText()));
    return strings;
  }

  /** The number of a process is used again, its number and start together are not. */
  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }
}
