package dev.burhan.cloud.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Holds what a SAM template declares, as far as the local cloud emulates it; keyed by id.
 *
 * @param layers the files they are made from
 */
public record Template(
    SequencedMap<String, Parameter> parameters,
    ApiResource api,
    SequencedMap<String, FunctionResource> functions,
    SequencedMap<String, String> layers,
    SequencedMap<String, TableResource> tables,
    SequencedMap<String, QueueResource> queues,
    SequencedMap<String, BucketResource> buckets,
    SequencedMap<String, UsagePlanResource> usagePlans,
    SequencedMap<String, SecretResource> secrets,
    SequencedMap<String, CustomResource> customResources,
    SequencedMap<String, MonitoringResource> monitoring) {

  public Template {
    parameters = copy(parameters);
    functions = copy(functions);
    layers = copy(layers);
    tables = copy(tables);
    queues = copy(queues);
    buckets = copy(buckets);
    usagePlans = copy(usagePlans);
    secrets = copy(secrets);
    customResources = copy(customResources);
    monitoring = copy(monitoring);
  }

  /** Reads a template file; fails with {@link InvalidTemplateException}, which names the path. */
  public static Template read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /** Reads a template from text. */
  public static Template parse(String yaml) {
    return new TemplateReader(TemplateYaml.load(yaml)).read();
  }

  public FunctionResource function(String id) {
    var function = functions.get(id);
    if (function == null) {
      throw new InvalidTemplateException("Resources." + id, "there is no such function");
    }
    return function;
  }

  private static <V> SequencedMap<String, V> copy(SequencedMap<String, V> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }
}
