package dev.burhan.cloud.boot;

import dev.burhan.aws.AwsClients;
import dev.burhan.cloud.testing.Caller;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has one of everything, and a word in each of it that nobody else has.
 *
 * @param ids of its things, by the name of the parameter of a path that takes them
 * @param marks that must be seen by nobody else
 */
record SeededTenant(
    LocalCloud cloud, TenantId id, String key, Map<String, String> ids, List<String> marks) {

  /** Asks for what every such tenant has, without its word. */
  static final String QUESTION = "What is the password of the vault?";

  /** Fills a new tenant. */
  static SeededTenant fill(LocalCloud cloud, String name, String word) {
    var id = new TenantId(name + "-" + word);
    var key = cloud.createKey(id, Scope.ofTenants());
    try (var caller = new Caller(cloud.api(), Optional.of(key))) {
      var document = "vault-" + word;
      var submitted =
          caller.post(
              "/documents",
              Map.of(
                  "document_id",
                  document,
                  "title",
                  "Vault of " + word,
                  "tags",
                  List.of("tag-" + word),
                  "text",
                  "# Vault " + word + "\n\nThe password of the vault is " + word + "."));
      caller.job(submitted, it -> it.equals("succeeded"));
      caller.ask(QUESTION);
      var webhook = caller.put("/webhook", Map.of("url", "http://127.0.0.1:9/" + word));
      var job = submitted.json().get("job_id").asText();
      var traces = new Traces(cloud, new AwsClients(cloud.operations()));
      // A job has succeeded before its worker has cleared away what it came with.
      caller.await(() -> traces.objects(id).isEmpty());
      var keyId = key.split("_", -1)[1];
      var ids =
          Map.of("document_id", document, "job_id", job, "tenant_id", id.value(), "key_id", keyId);
      var marks = new ArrayList<>(List.of(word, job, key, keyId));
      marks.add(webhook.json().get("secret").asText());
      return new SeededTenant(cloud, id, key, ids, List.copyOf(marks));
    }
  }

  /** Everything is still there, and is still served. */
  boolean isWhole() {
    try (var caller = new Caller(cloud.api(), Optional.of(key))) {
      var text = caller.get("/documents/" + ids.get("document_id") + "/text").text();
      var job = caller.get("/jobs/" + ids.get("job_id")).json();
      return text.contains(marks.getFirst())
          && job.path("status").asText().equals("succeeded")
          && caller.get("/webhook").text().contains(marks.getFirst())
          && caller
              .post("/retrieve", Map.of("question", QUESTION))
              .text()
              .contains(marks.getFirst());
    }
  }
}
