package dev.burhan.cloud.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.cloud.template.InvalidTemplateException;
import dev.burhan.cloud.template.MonitoringResource;
import dev.burhan.cloud.template.Template;
import dev.burhan.cloud.testing.FakeAccounts;
import dev.burhan.cloud.testing.FakeDynamo;
import dev.burhan.cloud.testing.FakeS3;
import dev.burhan.cloud.testing.FakeSqs;
import dev.burhan.cloud.testing.Templates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What is created, and what references become. */
final class StackTest {

  private final FakeDynamo dynamo = new FakeDynamo();
  private final FakeSqs sqs = new FakeSqs();
  private final FakeS3 s3 = new FakeS3();

  @Test
  void resolves_the_environment_of_a_function() {
    var stack = create(Templates.small(), Map.of("Colour", "green"));

    assertThat(stack.environment("ThingFunction"))
        .containsOnly(
            Map.entry("SHARED", "yes-please"),
            Map.entry("COLOUR", "green"),
            Map.entry("SIZE", "7"),
            Map.entry("TABLE", "unit-Table"),
            Map.entry("QUEUE", "http://127.0.0.1/queue/unit-Queue"),
            Map.entry("QUEUE_ARN", "arn:aws:sqs:eu-west-1:000000000000:unit-Queue"),
            Map.entry("QUEUE_NAME", "unit-Queue"),
            Map.entry("BUCKET", "unit-bucket"),
            Map.entry("SELF", "arn:aws:lambda:eu-west-1:123456789012:function:unit-GuardFunction"),
            Map.entry("TEXT", "green in eu-west-1, unit-Queue, ${Literal}"),
            Map.entry("NAMED", "unit-bucket-7"),
            Map.entry("JOINED", "green/x/3"),
            Map.entry("ENDPOINT", "http://127.0.0.1:1"),
            Map.entry("AWS_REGION", "eu-west-1"),
            Map.entry("AWS_LAMBDA_FUNCTION_NAME", "unit-ThingFunction"),
            Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
            Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"));
  }

  @Test
  void creates_tables_queues_and_buckets() {
    create(Templates.small(), Map.of("Colour", "green"));

    var table = Objects.requireNonNull(dynamo.tables().get("unit-Table"));
    assertThat(table.keySchema())
        .extracting(KeySchemaElement::keyType)
        .containsExactly(KeyType.HASH, KeyType.RANGE);
    assertThat(dynamo.timeToLive()).containsEntry("unit-Table", "expires_at");
    assertThat(sqs.created()).containsExactly("unit-DeadLetters", "unit-Queue");
    assertThat(sqs.attributes("unit-Queue"))
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
        .containsEntry(
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:000000000000:unit-DeadLetters\","
                + "\"maxReceiveCount\":3}");
    assertThat(s3.buckets()).containsExactly("unit-bucket");
  }

  @Test
  void changes_nothing_when_created_again() {
    var first = create(Templates.small(), Map.of("Colour", "green"));
    var attributes = sqs.attributes("unit-Queue");

    var second = create(Templates.small(), Map.of("Colour", "green"));

    assertThat(second.function("ThingFunction")).isEqualTo(first.function("ThingFunction"));
    assertThat(sqs.created()).hasSize(2);
    assertThat(sqs.attributes("unit-Queue")).isEqualTo(attributes);
  }

  @Test
  void resolves_everything_in_the_template_of_the_product() {
    var template = Templates.real();
    var values = new LinkedHashMap<String, String>();
    template.parameters().keySet().forEach(name -> values.put(name, "value of " + name));

    var stack = create(template, values);

    template.functions().keySet().forEach(id -> assertThat(stack.function(id)).isNotNull());
    assertThat(stack.environment("DocumentsFunction"))
        .containsEntry("DATABASE_URL", "value of DatabaseUrl")
        .containsEntry("JOBS_TABLE", "unit-JobsTable")
        .containsEntry("DOCUMENTS_BUCKET", "unit-documentsbucket")
        .containsEntry("INGEST_QUEUE_URL", stack.queueUrl("IngestQueue"));
    var migration = Objects.requireNonNull(template.customResources().get("Migration"));
    assertThat(stack.properties(migration)).containsKeys("ServiceToken", "Version");
  }

  @Test
  void resolves_the_alarms_that_the_parameters_call_for() {
    var green = planned(Map.of("Colour", "green"));
    var red = planned(Map.of("Colour", "red"));

    assertThat(green.monitoring(MonitoringResource.ALARM)).containsOnlyKeys("SlowAlarm");
    assertThat(red.monitoring(MonitoringResource.ALARM)).containsOnlyKeys("QuickAlarm");
    assertThat(green.monitoring(MonitoringResource.ALARM).get("SlowAlarm"))
        .hasToString(
            "{\"AlarmName\":\"unit-slow\","
                + "\"AlarmActions\":[\"arn:aws:sns:eu-west-1:123456789012:unit-Told\"],"
                + "\"Dimensions\":[{\"Name\":\"QueueName\",\"Value\":\"unit-Queue\"}],"
                + "\"Threshold\":\"7\"}");
    assertThat(green.monitoring(MonitoringResource.COMPOSITE_ALARM).get("EitherAlarm"))
        .hasToString("{\"AlarmRule\":\"ALARM(\\\"unit-slow\\\")\"}");
  }

  private static Stack planned(Map<String, String> parameters) {
    return Stack.planned(Templates.small(), settings(parameters));
  }

  @Test
  void reports_all_wrong_parameters_at_once() {
    assertThatThrownBy(() -> create(Templates.small(), Map.of("Color", "green")))
        .hasMessage("parameters: Colour is missing, Color is not declared");
  }

  @Test
  void names_the_path_of_what_has_no_value() {
    var broken =
        Template.parse(
            Templates.smallText()
                .replace(
                    "!GetAtt GuardFunction.Arn\n          TEXT", "!Ref Layer\n          TEXT"));

    assertThatThrownBy(() -> create(broken, Map.of("Colour", "green")).environment("ThingFunction"))
        .isInstanceOf(InvalidTemplateException.class)
        .hasMessage(
            "Resources.ThingFunction.Properties.Environment.Variables.SELF: "
                + "!Ref Layer has no value in the local cloud");
  }

  @Test
  void hides_values_that_may_be_secret() {
    var stack = create(Templates.small(), Map.of("Colour", "ultra-violet"));

    assertThat(settings(Map.of("Colour", "ultra-violet")).toString())
        .doesNotContain("ultra-violet");
    assertThat(stack.function("ThingFunction").toString()).doesNotContain("ultra-violet");
  }

  private Stack create(Template template, Map<String, String> parameters) {
    return Stack.create(
        template,
        settings(parameters),
        new StackClients(dynamo, sqs, s3, FakeAccounts.gateway(), FakeAccounts.secrets()));
  }

  private static StackSettings settings(Map<String, String> parameters) {
    return new StackSettings(
        "unit", "eu-west-1", "123456789012", parameters, Map.of("ENDPOINT", "http://127.0.0.1:1"));
  }
}
