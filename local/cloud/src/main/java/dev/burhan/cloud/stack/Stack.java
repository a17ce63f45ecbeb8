package dev.burhan.cloud.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.function.FunctionConfiguration;
import dev.burhan.cloud.template.BucketResource.QueueNotification;
import dev.burhan.cloud.template.CustomResource;
import dev.burhan.cloud.template.Expression.Reference;
import dev.burhan.cloud.template.FunctionResource;
import dev.burhan.cloud.template.InvalidTemplateException;
import dev.burhan.cloud.template.Template;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the created resources of a template and what functions need to reach them. */
public final class Stack {

  private final Template template;
  private final StackSettings settings;
  private final PhysicalNames names;
  private final Map<String, Queues.Created> queues;
  private final References references = new References();

  private Stack(Template template, StackSettings settings, Map<String, Queues.Created> queues) {
    this.template = template;
    this.settings = settings;
    this.names = new PhysicalNames(settings);
    this.queues = Map.copyOf(queues);
  }

  /** Creates nothing, and knows the names that all would have. */
  public static Stack planned(Template template, StackSettings settings) {
    var names = new PhysicalNames(settings);
    var queues = new LinkedHashMap<String, Queues.Created>();
    template.queues().keySet().forEach(id -> queues.put(id, names.queue(id)));
    var stack = of(template, settings, queues);
    Stream.concat(template.usagePlans().keySet().stream(), template.secrets().keySet().stream())
        .forEach(id -> stack.references.reference(id, names.name(id)));
    return stack;
  }

  /** Creates what is missing; calling it again with the same settings changes nothing. */
  public static Stack create(Template template, StackSettings settings, StackClients clients) {
    Parameters.values(template, settings.parameters());
    var names = new PhysicalNames(settings);
    var tables = new Tables(clients.tables());
    template.tables().values().forEach(table -> tables.create(table, names.name(table.id())));
    var buckets = new Buckets(clients.buckets());
    template.buckets().keySet().forEach(id -> buckets.create(names.bucket(id)));
    var queues = new Queues(clients.queues(), names).create(template.queues().values());
    var stack = of(template, settings, queues);
    new Accounts(clients, stack.references, names).create(template);
    return stack;
  }

  private static Stack of(
      Template template, StackSettings settings, Map<String, Queues.Created> queues) {
    var stack = new Stack(template, settings, queues);
    Parameters.values(template, settings.parameters()).forEach(stack.references::reference);
    stack.knowConstants();
    stack.knowResources();
    return stack;
  }

  public String tableName(String id) {
    return names.name(known(template.tables(), id).id());
  }

  public String bucketName(String id) {
    return names.bucket(known(template.buckets(), id).id());
  }

  /** What buckets tell queues of, by the name of the bucket. */
  public Map<String, List<QueueNotification>> notifications() {
    var notifications = new HashMap<String, List<QueueNotification>>();
    template
        .buckets()
        .values()
        .forEach(bucket -> notifications.put(bucketName(bucket.id()), bucket.notifications()));
    return notifications;
  }

  /** What {@code !Ref} of a resource or a parameter comes to. */
  public String reference(String name) {
    return references.resolve(name, new Reference(name));
  }

  public String queueUrl(String id) {
    return known(queues, id).url();
  }

  /** The addresses of the queues, by their names. */
  public Map<String, String> queueUrls() {
    return queues.values().stream()
        .collect(Collectors.toUnmodifiableMap(Queues.Created::name, Queues.Created::url));
  }

  public String queueArn(String id) {
    return known(queues, id).arn();
  }

  /** The template's variables of a function, besides the shared ones and those Lambda sets. */
  public Map<String, String> environment(String functionId) {
    var function = template.function(functionId);
    var environment = new HashMap<>(settings.environment());
    environment.putAll(reserved(function));
    var path = "Resources." + functionId + ".Properties.Environment.Variables.";
    function
        .environment()
        .forEach((name, value) -> environment.put(name, references.resolve(path + name, value)));
    return Map.copyOf(environment);
  }

  /** All that is needed to run a function. */
  public FunctionConfiguration function(String id) {
    var function = template.function(id);
    return new FunctionConfiguration(
        id,
        names.name(id),
        names.aliasArn(id),
        function.handler(),
        function.timeout(),
        function.memoryMegabytes(),
        environment(id));
  }

  /** The resolved properties a custom resource is made with. */
  Map<String, String> properties(CustomResource resource) {
    var properties = new LinkedHashMap<String, String>();
    var path = "Resources." + resource.id() + ".Properties.";
    resource
        .properties()
        .forEach((name, value) -> properties.put(name, references.resolve(path + name, value)));
    return properties;
  }

  /** The alarms and dashboards that its parameters call for, in JSON without any expression. */
  public Map<String, JsonNode> monitoring(String type) {
    var found = new LinkedHashMap<String, JsonNode>();
    template.monitoring().values().stream()
        .filter(resource -> resource.type().equals(type))
        .filter(resource -> resource.condition().map(references::holds).orElse(true))
        .forEach(resource -> found.put(resource.id(), references.json(resource)));
    return found;
  }

  String stackId() {
    return names.stackId();
  }

  private Map<String, String> reserved(FunctionResource function) {
    return Map.of(
        "AWS_REGION", settings.region(),
        "AWS_LAMBDA_FUNCTION_NAME", names.name(function.id()),
        "AWS_LAMBDA_FUNCTION_VERSION", "1",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMegabytes()));
  }

  private void knowConstants() {
    references.reference("AWS::Region", settings.region());
    references.reference("AWS::AccountId", settings.account());
    references.reference("AWS::Partition", "aws");
    references.reference("AWS::URLSuffix", "amazonaws.com");
    references.reference("AWS::StackName", settings.prefix());
    references.reference("AWS::StackId", names.stackId());
  }

  private void knowResources() {
    references.reference(template.api().id() + ".Stage", template.api().stage());
    template.tables().keySet().forEach(this::knowTable);
    template.buckets().keySet().forEach(this::knowBucket);
    template.functions().keySet().forEach(this::knowFunction);
    queues.forEach(this::knowQueue);
    template.monitoring().values().forEach(it -> references.know(it, names));
  }

  private void knowTable(String id) {
    references.reference(id, names.name(id));
    references.attribute(id, "Arn", names.tableArn(id));
  }

  private void knowBucket(String id) {
    references.reference(id, names.bucket(id));
    references.attribute(id, "Arn", names.bucketArn(id));
  }

  private void knowFunction(String id) {
    references.reference(id, names.name(id));
    references.reference(id + ".Alias", names.aliasArn(id));
    references.reference(id + ".Version", names.versionArn(id));
    references.attribute(id, "Arn", names.functionArn(id));
  }

  private void knowQueue(String id, Queues.Created queue) {
    references.reference(id, queue.url());
    references.attribute(id, "Arn", queue.arn());
    references.attribute(id, "QueueName", queue.name());
    references.attribute(id, "QueueUrl", queue.url());
  }

  private static <V> V known(Map<String, V> resources, String id) {
    var resource = resources.get(id);
    if (resource == null) {
      throw new InvalidTemplateException("Resources." + id, "there is no such resource");
    }
    return resource;
  }
}
