package dev.burhan.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.eval.RetrievalReport.Leg;
import dev.burhan.eval.RetrievalReport.Scores;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The keys of both reports are read by others and stay as they are. */
final class ReportsTest {

  @Test
  void retrieval_has_its_keys() {
    var json = new ObjectMapper().<JsonNode>valueToTree(retrieval().json());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("set", "encoder", "queries", "passages", "bm25", "vector", "fused");
    for (var leg : List.of("bm25", "vector", "fused")) {
      assertThat(json.get(leg).fieldNames())
          .toIterable()
          .containsExactly("recall@10", "recall@100", "map@10", "ndcg@10", "mrr@10", "map", "ms");
      assertThat(json.get(leg).get("ms").fieldNames())
          .toIterable()
          .containsExactly("p50", "p95", "p99");
    }
    assertThat(json.get("queries").intValue()).isEqualTo(2);
    assertThat(json.get("passages").intValue()).isEqualTo(5);
  }

  @Test
  void retrieval_means_are_over_all_questions() {
    var bm25 = retrieval().json().get("bm25");

    assertThat(bm25)
        .hasToString(
            "{recall@10=0.5, recall@100=0.5, map@10=0.5, ndcg@10=0.5, mrr@10=0.5, map=0.5,"
                + " ms={p50=1.0, p95=3.0, p99=3.0}}");
  }

  @Test
  void retrieval_prints_a_row_for_each_leg() {
    assertThat(retrieval().table().lines())
        .hasSize(5)
        .anyMatch(line -> line.equals("tiny: 2 questions, 5 passages, encoder none"))
        .anyMatch(line -> line.startsWith("fused      0.5000   0.5000"));
  }

  @Test
  void query_has_its_keys() {
    var json = new ObjectMapper().<JsonNode>valueToTree(query().json());

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("requests", "errors", "ms", "stages");
    assertThat(json.at("/ms/p50").doubleValue()).isEqualTo(10);
    assertThat(json.at("/stages/search/ms/p95").doubleValue()).isEqualTo(5);
    assertThat(json.at("/stages/embed/ms/p99").doubleValue()).isEqualTo(2);
    assertThat(json.at("/errors").intValue()).isEqualTo(1);
  }

  @Test
  void query_prints_the_share_of_each_stage() {
    assertThat(query().table().lines())
        .anyMatch(line -> line.equals("2 requests, 1 errors"))
        .anyMatch(line -> line.startsWith("search") && line.endsWith("50%"));
  }

  private static RetrievalReport retrieval() {
    var scores = new Scores.Builder();
    scores.add(List.of("a", "b"), Map.of("a", 1), 3);
    scores.add(List.of("a", "b"), Map.of("c", 1), 1);
    var legs = new EnumMap<Leg, Scores>(Leg.class);
    for (var leg : Leg.values()) {
      legs.put(leg, scores.build());
    }
    return new RetrievalReport("tiny", "none", 2, 5, legs);
  }

  private static QueryReport query() {
    return QueryReport.of(
        2, 1, List.of(20.0, 10.0), Map.of("search", List.of(5.0), "embed", List.of(2.0)));
  }
}
