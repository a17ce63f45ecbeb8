package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.cloud.testing.Caller.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

/** Sends another tenant's ids to every route of the contract that takes one. */
@ExtendWith(SharedCloud.class)
final class ForeignIdsIT {

  private static final Path CONTRACT = Path.of("..", "..", "docs", "openapi.yaml");
  private static final List<String> METHODS = List.of("get", "put", "post", "delete");
  private static final String SECRET = "The password of the vault is heliotrope.";

  private final LocalCloud cloud;

  ForeignIdsIT(LocalCloud cloud) {
    this.cloud = cloud;
  }

  private record Operation(String method, String path) {
    String with(String document, String job) {
      return path.replace("{document_id}", document).replace("{job_id}", job);
    }

    /** Writes a document of one's own under that id, whoever else uses it. */
    boolean makesItsOwn() {
      return method.equals("PUT");
    }
  }

  @Test
  void an_id_of_another_tenant_is_as_one_that_never_was_on_every_route() throws IOException {
    try (var acme = SharedCloud.caller(cloud, "foreign-acme");
        var globex = SharedCloud.caller(cloud, "foreign-globex")) {
      var submitted = acme.submit("vault", SECRET);
      var job = submitted.json().get("job_id").asText();
      acme.job(submitted, it -> it.equals("succeeded"));
      var operations = operations();
      assertThat(operations).hasSizeGreaterThanOrEqualTo(8);

      for (var operation : operations) {
        var body =
            operation.makesItsOwn()
                ? "{\"title\":\"Mine\",\"text\":\"Nothing of note.\"}"
                : operation.method().equals("POST") ? "{}" : "";
        var foreign =
            globex.send(
                operation.method(), operation.with("vault", job), BodyPublishers.ofString(body));
        var unknown =
            globex.send(
                operation.method(),
                operation.with("never", "00000000-0000-0000-0000-000000000000"),
                BodyPublishers.ofString(body));

        assertThat(foreign.text()).as(operation.toString()).doesNotContain("heliotrope");
        assertThat(foreign.status()).as(operation.toString()).isEqualTo(unknown.status());
        if (!operation.makesItsOwn()) {
          assertThat(foreign.status()).as(operation.toString()).isEqualTo(404);
          assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(unknown));
        }
      }
      assertThat(acme.get("/documents/vault/text").text()).contains("heliotrope");
      assertThat(acme.get("/jobs/" + job).status()).isEqualTo(200);
    }
  }

  @Test
  void a_filter_that_names_another_tenants_document_finds_nothing() {
    try (var acme = SharedCloud.caller(cloud, "filter-acme");
        var globex = SharedCloud.caller(cloud, "filter-globex")) {
      acme.ingest("vault", SECRET);
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

  private static List<Operation> operations() throws IOException {
    Map<String, Map<String, Map<String, Object>>> contract =
        new Yaml().load(Files.readString(CONTRACT));
    return contract.getOrDefault("paths", Map.of()).entrySet().stream()
        // Of the operator's routes a tenant learns nothing but that they are not for it.
        .filter(path -> path.getKey().contains("{") && !path.getKey().startsWith("/admin/"))
        .flatMap(path -> methods(path.getKey(), path.getValue()))
        // What makes documents of one's own comes last, or the rest would find those.
        .sorted(Comparator.comparing(Operation::makesItsOwn))
        .toList();
  }

  private static Stream<Operation> methods(String path, Map<String, Object> item) {
    return item.keySet().stream()
        .filter(METHODS::contains)
        .map(method -> new Operation(method.toUpperCase(Locale.ROOT), path));
  }

  private static ObjectNode withoutRequestId(Reply reply) throws IOException {
    var json = (ObjectNode) new ObjectMapper().readTree(reply.text());
    json.remove(List.of("instance", "request_id"));
    return json;
  }
}
