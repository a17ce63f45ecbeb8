package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.cloud.testing.Caller;
import dev.burhan.cloud.testing.Caller.Reply;
import dev.burhan.tenancy.ApiKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tenants who name their documents alike, over HTTP. */
@ExtendWith(SharedCloud.class)
final class TenantSeparationIT {

  private static final String QUESTION = "Which colour has the door of the vault?";

  private final LocalCloud cloud;

  TenantSeparationIT(LocalCloud cloud) {
    this.cloud = cloud;
  }

  @Test
  void tenants_with_the_same_document_id_see_their_own_text_alone() {
    try (var acme = SharedCloud.caller(cloud, "acme");
        var globex = SharedCloud.caller(cloud, "globex")) {
      acme.ingest("vault", memo("amber"));
      globex.ingest("vault", memo("cobalt"));
      globex.ingest("second", "# Second\n\nThe window of the vault is made of steel.");

      assertThat(everything(acme)).contains("amber").doesNotContain("cobalt", "steel", "second");
      assertThat(everything(globex)).contains("cobalt", "steel").doesNotContain("amber");

      assertThat(acme.delete("/documents/vault").status()).isEqualTo(200);
      assertThat(everything(acme)).doesNotContain("amber", "cobalt");
      assertThat(everything(globex)).contains("cobalt");
    }
  }

  @Test
  void another_tenants_document_is_not_found_by_its_id_nor_read_as_a_neighbour() {
    try (var acme = SharedCloud.caller(cloud, "acme-six");
        var globex = SharedCloud.caller(cloud, "globex-six")) {
      acme.ingest("vault", memo("amber"));
      globex.ingest("vault", memo("cobalt"));
      acme.ingest("second", memo("umber"));

      var asked = new HashMap<String, Object>(Map.of("question", QUESTION, "neighbours", 5));
      var wide = globex.post("/retrieve", asked);
      asked.put("filter", Map.of("documents", List.of("vault", "second")));
      var narrow = globex.post("/retrieve", asked);

      for (var reply : List.of(wide, narrow)) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains("cobalt").doesNotContain("amber", "umber");
      }
    }
  }

  @Test
  void a_filter_that_names_another_tenants_document_finds_nothing() {
    try (var acme = SharedCloud.caller(cloud, "filter-acme");
        var globex = SharedCloud.caller(cloud, "filter-globex")) {
      acme.ingest("vault", "The password of the vault is heliotrope.");
      globex.ingest("own", "The password of the garden gate is written on the wall.");

      var asked =
          Map.of(
              "question",
              "What is the password of the vault?",
              "filter",
              Map.of("documents", List.of("vault")));
      var found = globex.post("/retrieve", asked);

      assertThat(found.status()).isEqualTo(200);
      assertThat(found.json().get("passages")).isEmpty();
      assertThat(globex.post("/query", asked).text()).doesNotContain("heliotrope");
    }
  }

  @Test
  void another_tenants_document_is_as_one_that_never_was() {
    try (var acme = SharedCloud.caller(cloud, "acme-two");
        var globex = SharedCloud.caller(cloud, "globex-two")) {
      acme.ingest("vault", memo("amber"));

      for (var method : List.of("GET", "DELETE")) {
        var foreign = globex.send(method, "/documents/vault", BodyPublishers.noBody());
        var unknown = globex.send(method, "/documents/never", BodyPublishers.noBody());

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(unknown));
        assertThat(foreign.text()).hasSameSizeAs(unknown.text());
        assertThat(foreign.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
      }
      assertThat(globex.get("/documents/vault/text").status()).isEqualTo(404);
      assertThat(acme.get("/documents/vault/text").text()).contains("amber");
    }
  }

  @Test
  void another_tenants_job_cannot_be_cancelled_or_told_of() {
    try (var acme = SharedCloud.caller(cloud, "acme-four");
        var globex = SharedCloud.caller(cloud, "globex-four")) {
      var submitted = acme.submit("vault", memo("amber"));
      var job = "/jobs/" + submitted.json().get("job_id").asText();

      assertThat(globex.delete(job).status()).isEqualTo(404);
      assertThat(globex.get(job + "/webhook").status()).isEqualTo(404);
      assertThat(globex.post(job + "/webhook", Map.of()).status()).isEqualTo(404);

      assertThat(acme.job(submitted, it -> it.equals("succeeded"))).isNotNull();
    }
  }

  @Test
  void another_tenants_idempotency_key_is_another_key() {
    try (var acme = SharedCloud.caller(cloud, "acme-five");
        var globex = SharedCloud.caller(cloud, "globex-five")) {
      var body = Map.of("document_id", "vault", "title", "Vault", "text", memo("amber"));

      var first = acme.post("/documents", body, Map.of("Idempotency-Key", "one"));
      var second = globex.post("/documents", body, Map.of("Idempotency-Key", "one"));

      assertThat(second.headers().firstValue("idempotent-replayed")).isEmpty();
      assertThat(second.json().get("job_id")).isNotEqualTo(first.json().get("job_id"));
    }
  }

  @Test
  void another_tenants_job_is_as_one_that_never_was() {
    try (var acme = SharedCloud.caller(cloud, "acme-three");
        var globex = SharedCloud.caller(cloud, "globex-three")) {
      var submitted = acme.submit("vault", memo("amber"));

      var foreign = globex.get("/jobs/" + submitted.json().get("job_id").asText());
      var unknown = globex.get("/jobs/00000000-0000-0000-0000-000000000000");

      assertThat(foreign.status()).isEqualTo(404);
      assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(unknown));
      assertThat(acme.job(submitted, it -> it.equals("succeeded"))).isNotNull();
    }
  }

  @Test
  void a_key_opens_only_the_routes_of_its_scopes() {
    try (var reader = SharedCloud.caller(cloud, "scoped", Set.of(ApiKey.Scope.QUERY))) {
      assertThat(reader.ask(QUESTION).status()).isEqualTo(200);
      for (var refused : List.of(reader.get("/documents"), reader.submit("vault", memo("amber")))) {
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("type").asText()).isEqualTo("urn:burhan:problem:forbidden");
      }
    }
  }

  private static String memo(String colour) {
    return "# Vault\n\nThe colour of the door of the vault is " + colour + ".";
  }

  /** All a tenant can see of texts. */
  private static String everything(Caller caller) {
    return caller.ask(QUESTION).text()
        + caller.post("/retrieve", Map.of("question", QUESTION, "limit", 50)).text()
        + caller.get("/documents").text()
        + caller.get("/documents/vault").text();
  }

  private static ObjectNode withoutRequestId(Reply reply) {
    ObjectNode body = reply.json().deepCopy();
    assertThat(body.remove("request_id")).isNotNull();
    return body;
  }
}
