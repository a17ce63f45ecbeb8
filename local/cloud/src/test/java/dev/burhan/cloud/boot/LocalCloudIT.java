package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.testing.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A document's life over HTTP, on real engines. */
@ExtendWith(SharedCloud.class)
final class LocalCloudIT {

  /** Letters of one, two and four bytes stand before what is quoted. */
  private static final String LEASE =
      """
      # Lease 𝔸 of the café

      ## 1. Notice

      1.1 The tenant must give the landlord 61 days' written notice to end the lease of the café 𝔹.

      ## 2. Pets

      2.1 The tenant may keep two canaries in the café if the landlord agrees in writing.
      """;

  private static final String ON_NOTICE =
      "How many days of written notice must the tenant give the landlord to end the lease?";

  private final LocalCloud cloud;

  LocalCloudIT(LocalCloud cloud) {
    this.cloud = cloud;
  }

  @Test
  void answers_with_a_quote_that_stands_at_its_code_points() {
    try (var caller = SharedCloud.caller(cloud, "quotes")) {
      caller.ingest("lease", LEASE);

      var answer = caller.ask(ON_NOTICE).json();

      assertThat(answer.get("outcome").asText()).isEqualTo("grounded");
      assertThat(answer.get("text").asText()).contains("61 days");
      assertThat(answer.get("citations")).isNotEmpty();
      for (var citation : answer.get("citations")) {
        assertThat(citation.get("document").asText()).isEqualTo("lease");
        assertThat(citation.get("quote").asText()).isEqualTo(cited(LEASE, citation));
      }
    }
  }

  @Test
  void leaves_all_as_it_is_when_the_same_comes_again() {
    try (var caller = SharedCloud.caller(cloud, "resend")) {
      caller.ingest("lease", LEASE);
      var version = corpusVersion(caller);

      var again = caller.submit("lease", LEASE);

      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json().get("status").asText()).isEqualTo("unchanged");
      assertThat(again.json().get("job_id").isNull()).isTrue();
      assertThat(corpusVersion(caller)).isEqualTo(version);
    }
  }

  @Test
  void never_cites_a_text_that_was_replaced() {
    try (var caller = SharedCloud.caller(cloud, "replace")) {
      caller.ingest("lease", LEASE);
      var version = corpusVersion(caller);
      var replacement = LEASE.replace("61 days", "97 days");

      caller.ingest("lease", replacement);

      var answer = caller.ask(ON_NOTICE);
      assertThat(answer.text()).contains("97 days").doesNotContain("61 days");
      assertThat(answer.json().get("corpus_version").asLong()).isGreaterThan(version);
      for (var citation : answer.json().get("citations")) {
        assertThat(citation.get("quote").asText()).isEqualTo(cited(replacement, citation));
      }
      assertThat(retrieve(caller, ON_NOTICE).toString()).doesNotContain("61 days");
    }
  }

  @Test
  void finds_nothing_in_what_was_deleted() {
    try (var caller = SharedCloud.caller(cloud, "deletes")) {
      caller.ingest("lease", LEASE);

      var deleted = caller.delete("/documents/lease");

      assertThat(deleted.json().get("status").asText()).isEqualTo("deleted");
      assertThat(caller.get("/documents/lease").status()).isEqualTo(404);
      assertThat(caller.delete("/documents/lease").status()).isEqualTo(404);
      assertThat(caller.get("/documents").json().get("documents")).isEmpty();
      assertThat(retrieve(caller, ON_NOTICE).get("passages")).isEmpty();
      var answer = caller.ask(ON_NOTICE).json();
      assertThat(answer.get("outcome").asText()).isEqualTo("no_evidence");
      assertThat(answer.get("citations")).isEmpty();
    }
  }

  @Test
  void pages_through_the_list_without_gap_or_repeat() {
    try (var caller = SharedCloud.caller(cloud, "lists")) {
      for (var id : new String[] {"b", "e", "a", "d", "c"}) {
        caller.ingest(id, "# Memo\n\nThe door of room " + id + " is green.");
      }

      var pages = new ArrayList<String>();
      var path = "/documents?limit=2";
      for (JsonNode page = caller.get(path).json(); ; ) {
        var ids = new ArrayList<String>();
        page.get("documents").forEach(it -> ids.add(it.get("document_id").asText()));
        pages.add(String.join(" ", ids));
        if (page.get("next").isNull()) {
          break;
        }
        page = caller.get(path + "&after=" + page.get("next").asText()).json();
      }

      assertThat(pages).containsExactly("a b", "c d", "e");
    }
  }

  @Test
  void explains_scores_whose_parts_add_up_exactly() {
    try (var caller = SharedCloud.caller(cloud, "explains")) {
      caller.ingest("lease", LEASE);
      caller.ingest("memo", "# Memo\n\nThe landlord gives written notice of each visit.");

      var passages = retrieve(caller, ON_NOTICE).get("passages");

      assertThat(passages).hasSizeGreaterThan(1);
      for (var passage : passages) {
        var why = passage.get("why");
        double meaning = why.get("meaning").isNull() ? 0 : score(why.get("meaning"));
        assertThat(score(passage))
            .isEqualTo(
                score(why.get("lexical"))
                    + score(why.get("phrase"))
                    + score(why.get("proximity"))
                    + meaning);
        assertThat(score(why.get("lexical"))).isEqualTo(sum(why.get("lexical").get("terms")));
        for (var part : List.of(why.get("phrase"), why.get("proximity"))) {
          assertThat(score(part)).isEqualTo(part.get("weight").asDouble() * sum(part.get("pairs")));
        }
      }
    }
  }

  private static String cited(String text, JsonNode citation) {
    int start = text.offsetByCodePoints(0, citation.get("start").asInt());
    return text.substring(start, text.offsetByCodePoints(0, citation.get("end").asInt()));
  }

  private static JsonNode retrieve(Caller caller, String question) {
    return caller.post("/retrieve", Map.of("question", question, "limit", 50)).json();
  }

  private static long corpusVersion(Caller caller) {
    return retrieve(caller, ON_NOTICE).get("corpus_version").asLong();
  }

  private static double score(JsonNode part) {
    return part.get("score").asDouble();
  }

  private static double sum(JsonNode terms) {
    double sum = 0;
    for (var term : terms) {
      sum += score(term);
    }
    return sum;
  }
}
