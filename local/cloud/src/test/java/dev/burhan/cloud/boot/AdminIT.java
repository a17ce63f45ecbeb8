package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.testing.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tenants and keys through the API, as the operator would, on real engines. */
@ExtendWith(SharedCloud.class)
final class AdminIT {

  private final LocalCloud cloud;

  AdminIT(LocalCloud cloud) {
    this.cloud = cloud;
  }

  @Test
  void a_tenant_is_taken_in_served_suspended_and_served_again() {
    try (var admin = admin()) {
      assertThat(create(admin, "admin-acme", "free").status()).isEqualTo(201);
      assertThat(create(admin, "admin-acme", "pro").status()).isEqualTo(409);

      var first = key(admin, "admin-acme");
      try (var tenant = caller(first)) {
        assertThat(tenant.get("/documents").status()).isEqualTo(200);
      }
      assertThat(post(admin, "/admin/tenants/admin-acme/suspend").status()).isEqualTo(200);
      // What the authorizer said of the first key is remembered for a minute; of this one nothing.
      try (var tenant = caller(key(admin, "admin-acme"))) {
        var refused = tenant.get("/documents");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("type").asText())
            .isEqualTo("urn:burhan:problem:tenant-suspended");
        assertThat(refused.json().path("detail").asText())
            .isEqualTo("This tenant is suspended. Ask the operator of this service.");
      }
      assertThat(post(admin, "/admin/tenants/admin-acme/resume").status()).isEqualTo(200);
      try (var tenant = caller(key(admin, "admin-acme"))) {
        assertThat(tenant.get("/documents").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void the_gateway_counts_by_plan_and_follows_a_change() {
    try (var admin = admin()) {
      create(admin, "admin-small", "free");
      var key = key(admin, "admin-small");
      try (var tenant = caller(key)) {
        int throttled = 0;
        for (int i = 0; i < 30 && throttled == 0; i++) {
          throttled += tenant.get("/documents").status() == 429 ? 1 : 0;
        }
        assertThat(throttled).isEqualTo(1);

        admin.put("/admin/tenants/admin-small", Map.of("name", "Small", "plan", "enterprise"));

        for (int i = 0; i < 30; i++) {
          assertThat(tenant.get("/documents").status()).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void a_revoked_key_opens_nothing() {
    try (var admin = admin()) {
      create(admin, "admin-revoked", "pro");
      var made = makeKey(admin, "admin-revoked");
      var id = made.json().at("/key/key_id").asText();

      assertThat(admin.delete("/admin/tenants/admin-revoked/keys/" + id).status()).isEqualTo(200);

      try (var tenant = caller(made.json().path("secret").asText())) {
        assertThat(tenant.get("/documents").status()).isEqualTo(401);
      }
      assertThat(admin.get("/admin/tenants/admin-revoked/keys").json().path("keys")).isEmpty();
    }
  }

  @Test
  void a_tenants_own_key_reaches_no_admin_route() {
    try (var tenant = SharedCloud.caller(cloud, "admin-stranger")) {
      for (var path : List.of("/admin/tenants", "/admin/audit", "/admin/plans")) {
        assertThat(tenant.get(path).status()).isEqualTo(403);
      }
      assertThat(create(tenant, "admin-mine", "pro").status()).isEqualTo(403);
    }
  }

  @Test
  void what_was_done_is_told_newest_first() {
    try (var admin = admin()) {
      create(admin, "admin-logged", "pro");
      key(admin, "admin-logged");

      var entries = admin.get("/admin/audit?limit=200").json().path("entries");

      assertThat(entries.findValuesAsText("tenant_id")).contains("admin-logged");
      assertThat(entries.findValuesAsText("at"))
          .isSortedAccordingTo(Comparator.<String>reverseOrder());
      assertThat(entries.toString()).doesNotContain("bk_");
    }
  }

  private Caller admin() {
    return caller(cloud.adminKey());
  }

  private Caller caller(String key) {
    return new Caller(cloud.api(), Optional.of(key));
  }

  private static Caller.Reply create(Caller admin, String tenant, String plan) {
    return admin.post("/admin/tenants", Map.of("tenant_id", tenant, "name", tenant, "plan", plan));
  }

  private static Caller.Reply post(Caller admin, String path) {
    return admin.post(path, "");
  }

  private static Caller.Reply makeKey(Caller admin, String tenant) {
    return admin.post(
        "/admin/tenants/" + tenant + "/keys", Map.of("scopes", List.of("query", "ingest")));
  }

  private static String key(Caller admin, String tenant) {
    return makeKey(admin, tenant).json().path("secret").asText();
  }
}
