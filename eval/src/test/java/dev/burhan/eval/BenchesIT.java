package dev.burhan.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.command.Launch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the benches as the launcher does, but small. */
final class BenchesIT {

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  /** Always the same folder, since the data of a bench stays. */
  private static final Path HOME = Path.of("target", "bench-home").toAbsolutePath();

  /** The bundled encoder takes the least time. */
  private static final Map<String, String> NO_MODELS =
      Map.of("BURHAN_CACHE", HOME.resolve("cache").toString());

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Path json;

  BenchesIT(@TempDir Path folder) {
    this.json = folder.resolve("report.json");
  }

  @Test
  void ranks_a_set_by_words_by_meaning_and_by_both() throws IOException {
    int code =
        run(
            System.getenv(),
            "bench",
            "retrieval",
            "--data",
            "cross-language",
            "--json",
            json.toString());

    assertThat(code).isZero();
    assertThat(printed()).startsWith("cross-language: 40 questions, 246 passages, encoder ");
    var report = report();
    assertThat(report.get("queries").intValue()).isEqualTo(40);
    assertThat(report.get("passages").intValue()).isEqualTo(246);
    for (var leg : List.of("bm25", "vector", "fused")) {
      for (var metric : List.of("recall@10", "recall@100", "map@10", "ndcg@10", "mrr@10")) {
        assertThat(report.get(leg).get(metric).doubleValue())
            .as(leg + " " + metric)
            .isBetween(0.0, 1.0);
      }
      assertThat(report.get(leg).get("ms").get("p50").doubleValue()).isPositive();
      assertThat(report.get(leg).get("recall@10").doubleValue())
          .isLessThanOrEqualTo(report.get(leg).get("recall@100").doubleValue());
    }
  }

  @Test
  void times_questions_over_http() throws IOException {
    int code = run(NO_MODELS, "bench", "query", "--requests", "20", "--json", json.toString());

    assertThat(code).as(printed()).isZero();
    assertThat(printed()).startsWith("20 requests, 0 errors");
    var report = report();
    assertThat(report.get("requests").intValue()).isEqualTo(20);
    assertThat(report.get("errors").intValue()).isZero();
    for (var stage : List.of("embed", "search", "rank", "answer", "verify", "authorize")) {
      assertThat(report.get("stages").path(stage).path("ms").path("p95").isNumber())
          .as(stage)
          .isTrue();
    }
  }

  @Test
  void brings_contracts_in_and_counts_what_was_read_of_them() throws IOException {
    var data = TinyContracts.write(HOME.resolve("contracts"));

    int code =
        run(
            NO_MODELS,
            "bench",
            "ingest",
            "--data",
            data.toString(),
            "--book",
            "3",
            "--json",
            json.toString());

    assertThat(code).as(printed()).isZero();
    assertThat(printed()).startsWith("2 of 2 contracts ingested: 3 pages");
    var report = report();
    assertThat(report.get("documents").intValue()).isEqualTo(2);
    assertThat(report.get("succeeded").intValue()).isEqualTo(2);
    assertThat(report.get("clause_spans").intValue()).isEqualTo(3);
    assertThat(report.get("clause_spans_found").intValue()).isEqualTo(3);
    assertThat(report.get("embedded_again").intValue()).isZero();
    assertThat(report.get("book_status").textValue()).isEqualTo("succeeded");
    assertThat(report.get("chunks_per_second").doubleValue()).isPositive();
    assertThat(report.get("embedding_speed_ratio").doubleValue()).isPositive();
  }

  @Test
  void asks_contracts_for_the_clauses_marked_in_them() throws IOException {
    var data = TinyContracts.write(HOME.resolve("contracts"));

    int code =
        run(
            NO_MODELS,
            "bench",
            "passages",
            "--bundled",
            "--data",
            data.toString(),
            "--json",
            json.toString());

    assertThat(code).as(printed()).isZero();
    var report = report();
    assertThat(report.get("questions").intValue()).isPositive();
    assertThat(report.get("share_4000").doubleValue()).isBetween(.5, 1.0);
    assertThat(report.get("share_500").doubleValue())
        .isLessThanOrEqualTo(report.get("share_4000").doubleValue());
  }

  @Test
  void of_a_flood_of_documents_none_is_lost_and_none_doubled() throws IOException {
    int code =
        run(
            NO_MODELS,
            "bench",
            "flood",
            "--documents",
            "40",
            "--clients",
            "4",
            "--json",
            json.toString());

    assertThat(code).as(printed()).isZero();
    var report = report();
    assertThat(report.get("documents").intValue()).isEqualTo(40);
    assertThat(report.get("repeated").intValue()).isEqualTo(4);
    assertThat(report.get("lost").intValue()).isZero();
    assertThat(report.get("doubled").intValue()).isZero();
    assertThat(report.get("drained").booleanValue()).isTrue();
  }

  private int run(Map<String, String> environment, String... arguments) throws IOException {
    Files.createDirectories(HOME);
    Files.writeString(
        HOME.resolve("template.yaml"), Files.readString(CHECKOUT.resolve("template.yaml")));
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var launch = new Launch(HOME, Instant.now(), environment);
    return new Main(launch, stream).run(List.of(arguments));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private JsonNode report() throws IOException {
    return new ObjectMapper().readTree(Files.readString(json));
  }
}
