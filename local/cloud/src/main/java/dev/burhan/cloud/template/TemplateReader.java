package dev.burhan.cloud.template;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads each resource of the loaded tree into its typed view and checks what refers to what. */
final class TemplateReader {

  /** What the local cloud does not make may be left out; what it does, it would make. */
  private static final Set<String> CONDITIONAL =
      Set.of(
          MonitoringResource.ALARM, MonitoringResource.COMPOSITE_ALARM, "AWS::SNS::Subscription");

  private final Intrinsics intrinsics = new Intrinsics();
  private final Map<String, Condition> conditions;
  private final TemplateNode root;
  private final SequencedMap<String, TemplateNode> resources;

  TemplateReader(@Nullable Object loaded) {
    var raw = new TemplateNode("", loaded);
    raw.refuse("Mappings", "Rules", "Macros");
    this.conditions =
        raw.find("Conditions").map(new ConditionReader(intrinsics)::read).orElse(Map.of());
    this.root = new TemplateNode("", intrinsics.convert("", raw.without("Conditions")));
    this.resources = section("Resources");
  }

  Template read() {
    var parameters = parameters();
    new ReferenceCheck(parameters.keySet(), resources.keySet()).check(intrinsics.found());
    var functions = typed("AWS::Serverless::Function", this::function);
    ApiReader.checkRoutes(List.copyOf(functions.values()));
    var template =
        new Template(
            parameters,
            api(),
            functions,
            typed(
                "AWS::Serverless::LayerVersion",
                (_, properties) -> properties.at("ContentUri").text()),
            typed("AWS::DynamoDB::Table", StorageReader::table),
            typed("AWS::SQS::Queue", StorageReader::queue),
            typed("AWS::S3::Bucket", StorageReader::bucket),
            typed("AWS::ApiGateway::UsagePlan", ApiReader::usagePlan),
            typed("AWS::SecretsManager::Secret", StorageReader::secret),
            customResources(),
            monitoring());
    TargetCheck.check(template);
    var policies = typed("AWS::SQS::QueuePolicy", (_, properties) -> properties.items("Queues"));
    TargetCheck.checkNotifications(template, targets(policies.values()));
    return template;
  }

  private static Set<String> targets(Collection<List<TemplateNode>> lists) {
    return lists.stream()
        .flatMap(List::stream)
        .map(TemplateNode::target)
        .collect(Collectors.toSet());
  }

  private SequencedMap<String, Parameter> parameters() {
    var parameters = new LinkedHashMap<String, Parameter>();
    section("Parameters")
        .forEach(
            (name, node) ->
                parameters.put(
                    name,
                    new Parameter(
                        name,
                        node.at("Type").text(),
                        node.find("Default").map(TemplateNode::text).orElse(null))));
    return parameters;
  }

  private ApiResource api() {
    var apis = typed("AWS::Serverless::Api", ApiReader::read);
    if (apis.size() != 1) {
      throw new InvalidTemplateException("Resources", "expected one API, found " + apis.size());
    }
    return apis.firstEntry().getValue();
  }

  private FunctionResource function(String id, TemplateNode properties) {
    var globals =
        root.find("Globals")
            .flatMap(found -> found.find("Function"))
            .map(TemplateNode::value)
            .orElse(null);
    var merged = Globals.merge(globals, properties.value());
    return FunctionReader.read(id, new TemplateNode(properties.path(), merged));
  }

  private SequencedMap<String, CustomResource> customResources() {
    var found = new LinkedHashMap<String, CustomResource>();
    resources.forEach(
        (id, node) -> {
          var type = node.at("Type").text();
          if (type.startsWith("Custom::")) {
            found.put(id, StorageReader.custom(id, type, node.at("Properties")));
          }
        });
    return found;
  }

  private SequencedMap<String, MonitoringResource> monitoring() {
    var found = new LinkedHashMap<String, MonitoringResource>();
    resources.forEach(
        (id, node) -> {
          var type = node.at("Type").text();
          if (MonitoringResource.isOne(type)) {
            found.put(
                id,
                new MonitoringResource(
                    id,
                    type,
                    node.find("Condition").map(this::condition),
                    properties(node).value()));
          }
        });
    return found;
  }

  private Condition condition(TemplateNode name) {
    var condition = conditions.get(name.text());
    if (condition == null) {
      throw name.wrong("there is no condition " + name.text());
    }
    return condition;
  }

  private <V> SequencedMap<String, V> typed(
      String type, BiFunction<String, TemplateNode, V> reader) {
    var found = new LinkedHashMap<String, V>();
    resources.forEach(
        (id, node) -> {
          if (!CONDITIONAL.contains(node.at("Type").text())) {
            node.refuse("Condition");
          }
          if (node.at("Type").text().equals(type)) {
            found.put(id, reader.apply(id, properties(node)));
          }
        });
    return found;
  }

  private static TemplateNode properties(TemplateNode resource) {
    return resource
        .find("Properties")
        .orElseGet(
            () ->
                new TemplateNode(
                    resource.path() + ".Properties", new LinkedHashMap<String, Object>()));
  }

  private SequencedMap<String, TemplateNode> section(String name) {
    return root.entries(name);
  }
}
