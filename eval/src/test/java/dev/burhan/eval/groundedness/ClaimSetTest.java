package dev.burhan.eval.groundedness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClaimSetTest {

  private static final String GOOD =
      """
      {"source": "s", "claim": "c", "supported": true}

      {"source": "s", "claim": "d", "supported": false}
      """;

  private static final String BATCH =
      """
      {"samples": [
        {"source": "s", "summary": "consistent", "annotations": [], "metadata": {"gpt_4o": 1, "hhem-2.1": 0.4}},
        {"source": "s", "summary": "benign", "annotations": [{"label": ["Benign"]}], "metadata": {"gpt_4o": 0}},
        {"source": "s", "summary": "questionable", "metadata": {"gpt_4o": 0},
         "annotations": [{"label": ["Benign"]}, {"label": ["Questionable"]}]},
        {"source": "s", "summary": "unwanted", "metadata": {"gpt_4o": 0},
         "annotations": [{"label": ["Unwanted", "Unwanted.Intrinsic"]}, {"label": ["Benign"]}]}
      ]}
      """;

  private final Path folder;

  ClaimSetTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void reads_lines_and_skips_blank_ones() throws IOException {
    assertThat(ClaimSet.read(file(GOOD), false).claims())
        .extracting(LabelledClaim::claim, LabelledClaim::supported)
        .containsExactly(Tuple.tuple("c", true), Tuple.tuple("d", false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                        | line 4 is not JSON",
        "{\"claim\": \"c\", \"supported\": true}                  | line 4: \"source\" is not a text",
        "{\"source\": \"s\", \"claim\": 3, \"supported\": true}   | line 4: \"claim\" is not a text",
        "{\"source\": \"s\", \"claim\": \"c\", \"supported\": 1}  | line 4: \"supported\" is not",
        "[]                                                       | line 4: \"source\" is not a text"
      })
  void names_the_line_that_is_bad(String line, String error) throws IOException {
    var file = file(GOOD + line);

    assertThatThrownBy(() -> ClaimSet.read(file, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("claims.jsonl")
        .hasMessageContaining(error);
  }

  @Test
  void refuses_a_set_with_one_answer_alone() throws IOException {
    var file = file(GOOD.lines().findFirst().orElseThrow());

    assertThatThrownBy(() -> ClaimSet.read(file, false))
        .hasMessageContaining("needs supported and unsupported claims");
  }

  @Test
  void says_that_a_file_is_missing() {
    assertThatThrownBy(() -> ClaimSet.read(folder.resolve("none.jsonl"), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.jsonl");
  }

  @Test
  void takes_the_worst_label_of_a_summary_and_counts_only_unwanted_as_unsupported()
      throws IOException {
    var set = ClaimSet.read(batch(BATCH), false);

    assertThat(set.claims())
        .extracting(LabelledClaim::supported)
        .containsExactly(true, true, true, false);
    assertThat(set.notes().getFirst())
        .contains("{CONSISTENT=1, BENIGN=1, QUESTIONABLE=1, UNWANTED=1}");
    assertThat(set.claims().getFirst().others()).containsEntry("hhem-2.1", .4);
  }

  @Test
  void strictly_read_the_questionable_are_unsupported_too() throws IOException {
    assertThat(ClaimSet.read(batch(BATCH), true).claims())
        .extracting(LabelledClaim::supported)
        .containsExactly(true, true, false, false);
  }

  @Test
  void names_the_sample_with_an_unknown_label() throws IOException {
    var data = batch(BATCH.replace("Questionable", "Dubious"));

    assertThatThrownBy(() -> ClaimSet.read(data, false))
        .hasMessageContaining("batch_1.json sample 2 has an unknown label: Dubious");
  }

  @Test
  void says_that_a_folder_holds_no_batches() {
    assertThatThrownBy(() -> ClaimSet.read(folder, false))
        .hasMessageContaining("holds no data_for_release/batch_*.json");
  }

  private Path file(String lines) throws IOException {
    return Files.writeString(folder.resolve("claims.jsonl"), lines);
  }

  private Path batch(String json) throws IOException {
    var bench = folder.resolve("bench");
    var batches = Files.createDirectories(bench.resolve("data_for_release"));
    Files.writeString(batches.resolve("batch_1.json"), json);
    return bench;
  }
}
