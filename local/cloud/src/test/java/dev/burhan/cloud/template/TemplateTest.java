package dev.burhan.cloud.template;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.cloud.template.BucketResource.QueueNotification;
import dev.burhan.cloud.testing.Templates;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from a template, and what is refused. */
final class TemplateTest {

  @Test
  void reads_functions_with_globals_merged() {
    var thing = Templates.small().function("ThingFunction");
    var guard = Templates.small().function("GuardFunction");

    assertThat(thing.code()).isEqualTo("thing.jar");
    assertThat(thing.layers()).containsExactly("Layer");
    assertThat(Templates.small().layers()).containsEntry("Layer", "layer.zip");
    assertThat(thing.handler()).isEqualTo("example.Thing");
    assertThat(thing.timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(thing.memoryMegabytes()).isEqualTo(256);
    assertThat(thing.environment())
        .containsEntry("SHARED", new Expression.Literal("yes-please"))
        .containsEntry("COLOUR", new Expression.Reference("Colour"));
    assertThat(guard.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(guard.environment()).containsEntry("COLOUR", new Expression.Literal("global"));
  }

  @Test
  void reads_routes_and_queue_mappings() {
    var thing = Templates.small().function("ThingFunction");

    assertThat(thing.routes())
        .contains(
            new EventSource.ApiRoute("One", "/things/{thing_id}", "GET", true, false),
            new EventSource.ApiRoute("Open", "/open", "ANY", false, false));
    assertThat(thing.queues())
        .containsExactly(new EventSource.Queue("Work", "Queue", 4, true, 2, true));
  }

  @Test
  void reads_the_api() {
    var api = Templates.small().api();

    assertThat(api.stage()).isEqualTo("v1");
    assertThat(api.authorizer())
        .isEqualTo(
            new ApiResource.Authorizer(
                "Keys", "GuardFunction", List.of("x-api-key"), Duration.ofSeconds(60)));
    assertThat(api.methodSettings())
        .contains(new ApiResource.MethodSetting("/limited", "GET", 2, 3));
    assertThat(api.binaryMediaTypes()).containsExactly("image/png");
    var unauthorized = requireNonNull(api.responses().get("UNAUTHORIZED"));
    assertThat(unauthorized.status()).hasValue(401);
    assertThat(unauthorized.headers())
        .containsEntry("Content-Type", "application/problem+json")
        .containsEntry("Retry-After", "1");
  }

  @Test
  void reads_tables_queues_buckets_and_custom_resources() {
    var template = Templates.small();

    var table = requireNonNull(template.tables().get("Table"));
    assertThat(table.keys())
        .containsExactly(
            new TableResource.Key("owner", "HASH"), new TableResource.Key("number", "RANGE"));
    assertThat(table.timeToLiveAttribute()).isEqualTo("expires_at");
    var queue = requireNonNull(template.queues().get("Queue"));
    assertThat(queue.redrive()).isEqualTo(new QueueResource.Redrive("DeadLetters", 3));
    assertThat(queue.attributes()).containsEntry("MessageRetentionPeriod", "600");
    assertThat(template.buckets()).containsOnlyKeys("Bucket");
    var made = requireNonNull(template.customResources().get("Made"));
    assertThat(made.functionId()).isEqualTo("ThingFunction");
  }

  @Test
  void reads_what_a_bucket_tells_queues() {
    var bucket = requireNonNull(Templates.small().buckets().get("Bucket"));

    assertThat(bucket.notifications())
        .containsExactly(new QueueNotification("s3:ObjectCreated:Put", "Queue", "in/", ".pdf"));
  }

  @ParameterizedTest
  @CsvSource({
    "s3:ObjectCreated:*, ObjectCreated:Put, in/a.pdf, true",
    "s3:ObjectCreated:*, ObjectRemoved:Delete, in/a.pdf, false",
    "s3:*, ObjectRemoved:Delete, in/a.pdf, true",
    "s3:ObjectCreated:Put, ObjectCreated:Put, in/a.pdf, true",
    "s3:ObjectCreated:Put, ObjectCreated:Copy, in/a.pdf, false",
    "s3:ObjectCreated:*, ObjectCreated:Put, out/in/a.pdf, false",
    "s3:ObjectCreated:*, ObjectCreated:Put, in/a.pdf.txt, false"
  })
  void a_notification_covers_its_events_and_keys(
      String event, String name, String key, boolean covers) {
    var notification = new QueueNotification(event, "Queue", "in/", ".pdf");

    assertThat(notification.covers(name, key)).isEqualTo(covers);
  }

  @Test
  void one_tenant_cannot_take_all_workers() {
    var template = Templates.real();

    var places = requireNonNull(template.parameters().get("TenantJobsMax")).defaultValue();
    var ingest = requireNonNull(template.functions().get("IngestFunction"));
    int workers = ingest.queues().getFirst().concurrencyMax();
    assertThat(workers).isGreaterThan(Integer.parseInt(requireNonNull(places)));
  }

  @Test
  void reads_the_template_of_the_product() {
    var template = Templates.real();

    assertThat(template.functions())
        .containsOnlyKeys(
            "AuthorizerFunction",
            "AdminFunction",
            "OffboardFunction",
            "BootstrapFunction",
            "QueryFunction",
            "QueryStreamFunction",
            "DocumentsFunction",
            "IngestFunction",
            "WebhookFunction",
            "MigrateFunction");
    assertThat(template.functions().values().stream().flatMap(it -> it.routes().stream()))
        .extracting(route -> route.method() + " " + route.path())
        .containsExactlyInAnyOrder(
            "POST /query",
            "POST /query/stream",
            "POST /retrieve",
            "GET /usage",
            "POST /documents",
            "GET /documents",
            "GET /documents/{document_id}",
            "PUT /documents/{document_id}",
            "DELETE /documents/{document_id}",
            "GET /documents/{document_id}/text",
            "DELETE /jobs/{job_id}",
            "GET /jobs/{job_id}/webhook",
            "POST /jobs/{job_id}/webhook",
            "GET /webhook",
            "PUT /webhook",
            "DELETE /webhook",
            "GET /jobs/{job_id}",
            "POST /admin/tenants",
            "GET /admin/tenants",
            "GET /admin/tenants/{tenant_id}",
            "PUT /admin/tenants/{tenant_id}",
            "DELETE /admin/tenants/{tenant_id}",
            "POST /admin/tenants/{tenant_id}/suspend",
            "POST /admin/tenants/{tenant_id}/resume",
            "POST /admin/tenants/{tenant_id}/keys",
            "GET /admin/tenants/{tenant_id}/keys",
            "DELETE /admin/tenants/{tenant_id}/keys/{key_id}",
            "POST /admin/tenants/{tenant_id}/keys/{key_id}/rotate",
            "GET /admin/plans",
            "GET /admin/audit");
    assertThat(template.tables())
        .containsOnlyKeys(
            "ApiKeysTable",
            "TenantsTable",
            "AuditTable",
            "JobsTable",
            "WebhooksTable",
            "IdempotencyTable",
            "BudgetsTable",
            "QuotaTable");
    assertThat(requireNonNull(template.tables().get("ApiKeysTable")).indexes())
        .containsExactly(
            new TableResource.Index(
                "tenant_keys",
                List.of(
                    new TableResource.Key("tenant_id", "HASH"),
                    new TableResource.Key("key_id", "RANGE"))));
    assertThat(template.usagePlans())
        .containsOnlyKeys("FreeUsagePlan", "ProUsagePlan", "EnterpriseUsagePlan");
    assertThat(template.secrets()).containsOnlyKeys("AdminKeySecret");
    assertThat(template.api().apiKeyRequired()).isTrue();
    assertThat(template.queues())
        .containsOnlyKeys("IngestQueue", "IngestDeadLetters", "WebhookQueue", "WebhookDeadLetters");
    var bucket = requireNonNull(template.buckets().get("DocumentsBucket"));
    assertThat(bucket.notifications())
        .containsExactly(
            new QueueNotification("s3:ObjectCreated:*", "IngestQueue", "uploads/", ""));
    assertThat(template.customResources()).containsOnlyKeys("Migration", "Bootstrap");
    assertThat(template.api().responses()).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          !Ref Colour           | !ImportValue Colour   | Fn::ImportValue is not emulated
          !Ref Bucket}]         | !If [A, B, C]}]       | Variables.NAMED: Fn::If is not emulated
          SIZE: !Ref Size       | SIZE: !Ref Siz        | ThingFunction.Properties.Environment.Variables.SIZE: refers to Siz,
          SIZE: !Ref Size       | SIZE: !Ref [a]        | Variables.SIZE: expected text
          QUEUE_ARN: !GetAtt Queue.Arn | QUEUE_ARN: !GetAtt Quue.Arn | refers to Quue
          QUEUE_ARN: !GetAtt Queue.Arn | QUEUE_ARN: !GetAtt Queue    | is not resource.attribute
          FunctionArn: !GetAtt GuardFunction.Arn | FunctionArn: !GetAtt Bucket.Arn | Resources.Bucket: there is no such function
          Layers: [!Ref Layer]  | Layers: [!Ref Bucket] | Resources.ThingFunction.Properties.Layers: Bucket is not a layer
          Timeout: 20           | Timeout: soon         | Resources.ThingFunction.Properties.Timeout: expected a whole number
          Handler: example.Thing| Runtime: x            | Resources.ThingFunction.Properties: Handler is missing
          Timeout: 20           | Timeout: 31           | Events.Work: the visibility time-out of Queue is shorter
          BatchSize: 4          | BatchSize: 11         | BatchSize must lie between 1 and 10
          Path: /limited, Method: get | Path: /things, Method: post | Events.Limited: is the same route as
          GuardFunction:        | ThingFunction:        | duplicate key ThingFunction
          StageName: v1         | DefinitionBody: {}    | DefinitionBody is not emulated
          QueueConfigurations:  | LambdaConfigurations: | LambdaConfigurations is not emulated
          Condition: IsGreen    | Condition: IsBlue    | SlowAlarm.Condition: there is no condition IsBlue
          DeadLetters: {Type | DeadLetters: {Condition: IsGreen, Type | Condition is not emulated
          !Not [!Equals [!Ref Colour, green]] | !Or [!Equals [!Ref Colour, green]] | Conditions.IsNotGreen: is not emulated
          !Equals [!Ref Colour, green] | !Equals [!Ref Colour] | Fn::Equals takes two values
          !Equals [!Ref Colour, green] | !Equals [!Ref Color, green] | refers to Color
          Queues: [!Ref Queue]  | Queues: [!Ref DeadLetters] | no AWS::SQS::QueuePolicy opens Queue
          """)
  void names_the_path_of_what_is_wrong(String text, String wrong, String problem) {
    var broken = Templates.smallText().replaceFirst(Pattern.quote(text), wrong);

    assertThat(broken).isNotEqualTo(Templates.smallText());
    assertThatThrownBy(() -> Template.parse(broken))
        .isInstanceOf(InvalidTemplateException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({"'',expected a map", "'[1]',expected a map", "'a: [',template:"})
  void refuses_what_is_no_template(String text, String problem) {
    assertThatThrownBy(() -> Template.parse(text))
        .isInstanceOf(InvalidTemplateException.class)
        .hasMessageContaining(problem);
  }
}
