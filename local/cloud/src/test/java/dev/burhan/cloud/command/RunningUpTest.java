package dev.burhan.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunningUpTest {

  private static final URI API = URI.create("http://127.0.0.1:4000/v1");

  private static final Map<String, String> OPERATIONS = Map.of("JOBS_TABLE", "jobs");

  private final Path folder;
  private final Path file;

  RunningUpTest(@TempDir Path home) {
    this.folder = home.resolve(".local");
    this.file = folder.resolve("up.json");
  }

  @Test
  void finds_what_a_living_process_published() {
    RunningUp.publish(file, API, "secret", OPERATIONS);

    assertThat(RunningUp.find(file))
        .hasValue(new RunningUp(API, "secret", OPERATIONS, ProcessHandle.current().pid()));
  }

  @Test
  void lets_its_owner_alone_read_the_key() throws IOException {
    RunningUp.publish(file, API, "secret", OPERATIONS);
    RunningUp.publish(file, API, "secret", OPERATIONS);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.toFile().list()).containsExactly("up.json");
  }

  @Test
  void takes_a_process_that_only_got_the_same_number_for_none() throws IOException {
    RunningUp.publish(file, API, "secret", OPERATIONS);
    var json = Files.readString(file);

    Files.writeString(file, json.replaceFirst("\"started\":\"[0-9]{4}", "\"started\":\"1999"));

    assertThat(RunningUp.find(file)).isEmpty();
  }

  @Test
  void finds_none_without_a_file_or_in_half_of_one() throws IOException {
    assertThat(RunningUp.find(file)).isEmpty();

    Files.createDirectories(folder);
    Files.writeString(file, "{\"api\":");

    assertThat(RunningUp.find(file)).isEmpty();
  }
}
