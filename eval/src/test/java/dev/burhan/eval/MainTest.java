package dev.burhan.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.command.Launch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {

  private final Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  MainTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void prints_its_help_when_asked() {
    assertThat(run("bench", "retrieval", "--help")).isZero();
    assertThat(printed()).startsWith("bench retrieval --data FOLDER");
  }

  @Test
  void prints_its_help_when_nothing_is_named() {
    assertThat(run("bench")).isEqualTo(2);
    assertThat(printed()).startsWith("bench retrieval --data FOLDER");
  }

  @Test
  void says_what_it_does_not_know() {
    assertThat(run("bench", "nothing")).isEqualTo(2);
    assertThat(printed()).startsWith("unknown: bench nothing");
  }

  @Test
  void says_what_it_does_not_understand_before_it_starts_anything() {
    assertThat(run("bench", "query", "--request", "20")).isEqualTo(2);
    assertThat(printed()).startsWith("not understood: --request 20");
  }

  @Test
  void says_that_data_is_missing() {
    assertThat(run("bench", "retrieval", "--bundled")).isEqualTo(2);
    assertThat(printed()).startsWith("--data is missing");
  }

  @Test
  void says_that_a_folder_holds_no_set() {
    assertThat(run("bench", "retrieval", "--data", home.toString())).isEqualTo(2);
    assertThat(printed()).contains("not in BEIR layout").contains("corpus.jsonl is missing");
  }

  private int run(String... arguments) {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Main(new Launch(home, Instant.EPOCH, Map.of()), stream).run(List.of(arguments));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
