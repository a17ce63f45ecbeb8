package dev.burhan.eval.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BeirDataTest {

  private final Path folder;

  BeirDataTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("qrels"));
    write(
        "corpus.jsonl",
        """
        {"_id":"p1","title":"Lease","text":"Rent is due."}

        {"_id":"p2","title":" ","text":"نص 😀"}
        {"_id":"p3"}
        """);
    write(
        "queries.jsonl",
        """
        {"_id":"q1","text":"When?"}
        {"_id":"q2","text":"Who?"}
        """);
    write(
        "qrels/test.tsv",
        """
        query-id\tcorpus-id\tscore
        q1\tp1\t2
        q1\tp2\t1
        q1\tp3\t0
        q2\tp1\t0
        """);
  }

  @Test
  void reads_passages_under_their_titles() {
    var data = BeirData.read(folder);

    assertThat(data.passages())
        .containsExactly(
            Map.entry("p1", "Lease\nRent is due."), Map.entry("p2", "نص 😀"), Map.entry("p3", ""));
    assertThat(data.name()).isEqualTo(String.valueOf(folder.getFileName()));
  }

  @Test
  void keeps_only_queries_and_passages_judged_relevant() {
    var data = BeirData.read(folder);

    assertThat(data.queries()).containsExactly(Map.entry("q1", "When?"));
    assertThat(data.relevance()).containsExactly(Map.entry("q1", Map.of("p1", 2, "p2", 1)));
  }

  @Test
  void reads_lines_that_end_as_on_windows() throws IOException {
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\r\nq2\tp2\t1\r\n");

    assertThat(BeirData.read(folder).relevance()).containsOnlyKeys("q2");
  }

  @Test
  void names_a_folder_given_as_a_path_that_leads_back() {
    var data = BeirData.read(folder.resolve("qrels").resolve(".."));

    assertThat(data.name()).isEqualTo(String.valueOf(folder.getFileName()));
  }

  @Test
  void says_what_is_missing() {
    assertThatThrownBy(() -> BeirData.read(folder.resolve("nowhere")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not in BEIR layout")
        .hasMessageEndingWith("corpus.jsonl is missing");
  }

  @Test
  void says_which_line_is_not_json() throws IOException {
    write("queries.jsonl", "{\"_id\":\"q1\",\"text\":\"When?\"}\n\n{\"_id\":");

    assertThatThrownBy(() -> BeirData.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("queries.jsonl line 3 is not JSON");
  }

  @Test
  void says_which_line_has_no_id() throws IOException {
    write("corpus.jsonl", "{\"_id\":\"p1\"}\n{\"id\":\"p2\",\"text\":\"text\"}\n");

    assertThatThrownBy(() -> BeirData.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("corpus.jsonl line 2 has no _id");
  }

  @Test
  void says_which_judgement_is_none() throws IOException {
    for (var line : new String[] {"q1 0 p1 1", "q1\tp1", "q1\tp1\tyes", "q1\t0\tp1\t1"}) {
      write("qrels/test.tsv", line + "\n");

      assertThatThrownBy(() -> BeirData.read(folder))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("test.tsv")
          .hasMessageEndingWith(line);
    }
  }

  @Test
  void says_that_no_query_was_judged() throws IOException {
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq9\tp1\t1\n");

    assertThatThrownBy(() -> BeirData.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("3 passages, 0 judged queries");
  }

  @Test
  void reads_the_set_that_ships() {
    var data = BeirData.crossLanguage();

    assertThat(data.name()).isEqualTo("cross-language");
    assertThat(data.queries()).hasSize(40);
    assertThat(data.passages()).hasSize(246);
    assertThat(data.relevance()).hasSize(40);
    assertThat(data.relevance().values())
        .allSatisfy(judged -> assertThat(data.passages()).containsKeys(ids(judged)));
  }

  private static String[] ids(Map<String, Integer> judged) {
    return judged.keySet().toArray(String[]::new);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
