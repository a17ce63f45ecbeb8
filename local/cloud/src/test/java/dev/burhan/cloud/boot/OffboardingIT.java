package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.aws.AwsClients;
import dev.burhan.cloud.testing.Caller;
import dev.burhan.cloud.testing.Caller.Reply;
import dev.burhan.cloud.testing.Templates;
import dev.burhan.tenancy.TenantId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** Sees one of two tenants off who have one of everything, and looks into every engine. */
final class OffboardingIT {

  private static final List<String> FOLDERS = List.of("inbox", "uploads", "recognised");

  private static LocalCloud cloud;
  private static AwsClients clients;
  private static Traces traces;

  @BeforeAll
  static void boot() {
    var settings = LocalSettings.ephemeral(SharedCloud.HOME, Map.of("SettlingSeconds", "0"));
    cloud = LocalCloud.start(settings, line -> {});
    clients = new AwsClients(cloud.operations());
    traces = new Traces(cloud, clients);
  }

  @AfterAll
  static void close() {
    cloud.close();
  }

  @Test
  void nothing_is_left_of_a_tenant_and_nothing_of_another_is_touched() throws SQLException {
    var leaving = SeededTenant.fill(cloud, "leaving", "heliotrope");
    var staying = SeededTenant.fill(cloud, "staying", "gamboge");
    leaveUploadsAndRequests(leaving);
    leaveUploadsAndRequests(staying);
    var before = traces.of(staying.id());
    assertThat(traces.of(leaving.id())).hasSameSizeAs(before);

    var reply = offboard(leaving.id(), leaving.id().value());

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().path("status").asText()).isEqualTo("gone");
    assertThat(reply.json().path("stores"))
        .allMatch(store -> store.path("after").asLong() == 0)
        .filteredOn(store -> store.path("before").asLong() > 0)
        .extracting(store -> store.path("store").asText())
        .contains("jobs", "document", "chunk", "posting", "embedding", "inbox", "webhooks")
        .contains("requests", "api_keys");
    assertThat(traces.of(leaving.id())).isEmpty();
    assertThat(traces.of(staying.id())).isEqualTo(before);
    assertThat(staying.isWhole()).isTrue();
    assertThat(offboard(leaving.id(), leaving.id().value()).status()).isEqualTo(404);
    assertThat(audit()).contains("leaving-heliotrope").contains("removed");
  }

  /** Fails when a table, a bucket's folder or a DynamoDB table is added that nobody empties. */
  @Test
  void every_store_there_is_takes_part() throws SQLException {
    var tenant = SeededTenant.fill(cloud, "counted", "umber");

    var stores = offboard(tenant.id(), tenant.id().value()).json().path("stores");

    var template = Templates.real();
    var tables = template.tables().keySet();
    // What admins did is the operator's; the record of a tenant goes last, with no count.
    assertThat(tables).contains("AuditTable", "TenantsTable");
    assertThat(stores).hasSize(tables.size() - 2 + traces.tables() + FOLDERS.size());
    assertThat(template.buckets()).containsOnlyKeys("DocumentsBucket");
    assertThat(stores)
        .extracting(store -> store.path("store").asText())
        .doesNotHaveDuplicates()
        .containsAll(FOLDERS);
  }

  @Test
  void a_message_that_comes_after_its_tenant_has_left_leaves_nothing() throws SQLException {
    var leaving = SeededTenant.fill(cloud, "late", "vermilion");
    offboard(leaving.id(), leaving.id().value());
    var body =
        "{\"tenant_id\":\"%s\",\"job_id\":\"%s\"}"
            .formatted(leaving.id(), leaving.ids().get("job_id"));
    var upload = "uploads/" + leaving.id() + "/" + leaving.ids().get("job_id");

    clients
        .s3()
        .putObject(
            put -> put.bucket(cloud.stack().bucketName("DocumentsBucket")).key(upload),
            RequestBody.fromString("The rent is due."));
    clients
        .sqs()
        .sendMessage(
            send -> send.queueUrl(cloud.stack().queueUrl("IngestQueue")).messageBody(body));

    try (var caller = new Caller(cloud.api(), Optional.empty())) {
      caller.await(() -> isQueueEmpty() && traces.objects(leaving.id()).isEmpty());
    }
    assertThat(traces.of(leaving.id())).isEmpty();
  }

  @Test
  void it_takes_a_confirmation_and_the_operators_key() {
    var tenant = SeededTenant.fill(cloud, "kept", "ochre");

    assertThat(offboard(tenant.id(), "kept").status()).isEqualTo(400);
    try (var own = new Caller(cloud.api(), Optional.of(tenant.key()))) {
      var path = "/admin/tenants/" + tenant.id() + "?confirm=" + tenant.id();
      assertThat(own.delete(path).status()).isEqualTo(403);
    }
    assertThat(offboard(TenantId.OPERATOR, TenantId.OPERATOR.value()).status()).isEqualTo(409);
    assertThat(tenant.isWhole()).isTrue();
  }

  private static Reply offboard(TenantId tenant, String confirmation) {
    try (var operator = new Caller(cloud.api(), Optional.of(cloud.adminKey()))) {
      return operator.delete("/admin/tenants/" + tenant + "?confirm=" + confirmation);
    }
  }

  private static String audit() {
    try (var operator = new Caller(cloud.api(), Optional.of(cloud.adminKey()))) {
      return operator.get("/admin/audit").text();
    }
  }

  private static void leaveUploadsAndRequests(SeededTenant tenant) {
    try (var caller = new Caller(cloud.api(), Optional.of(tenant.key()))) {
      caller.announce("file", "application/pdf", new byte[] {1, 2, 3});
      caller.post(
          "/query", Map.of("question", SeededTenant.QUESTION), Map.of("Idempotency-Key", "once"));
    }
  }

  private static boolean isQueueEmpty() {
    return clients
        .sqs()
        .getQueueAttributes(
            get ->
                get.queueUrl(cloud.stack().queueUrl("IngestQueue"))
                    .attributeNamesWithStrings(
                        "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"))
        .attributesAsStrings()
        .values()
        .stream()
        .allMatch("0"::equals);
  }
}
