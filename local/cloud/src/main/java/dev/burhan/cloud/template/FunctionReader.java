package dev.burhan.cloud.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Reads functions and what invokes them. */
final class FunctionReader {

  private static final int TIMEOUT_SECONDS_DEFAULT = 3;
  private static final int MEMORY_MEGABYTES_DEFAULT = 128;
  private static final int BATCH_SIZE_DEFAULT = 10;
  private static final int CONCURRENCY_DEFAULT = 5;

  private FunctionReader() {}

  static FunctionResource read(String id, TemplateNode properties) {
    return new FunctionResource(
        id,
        properties.text("CodeUri", ""),
        properties.items("Layers").stream().map(TemplateNode::target).toList(),
        properties.at("Handler").text(),
        Duration.ofSeconds(properties.integer("Timeout", TIMEOUT_SECONDS_DEFAULT)),
        properties.integer("MemorySize", MEMORY_MEGABYTES_DEFAULT),
        environment(properties),
        events(properties));
  }

  private static SequencedMap<String, Expression> environment(TemplateNode properties) {
    var environment = new LinkedHashMap<String, Expression>();
    properties
        .find("Environment")
        .ifPresent(
            found ->
                found
                    .entries("Variables")
                    .forEach((name, value) -> environment.put(name, value.expression())));
    return environment;
  }

  private static List<EventSource> events(TemplateNode properties) {
    List<EventSource> events = new ArrayList<>();
    properties.entries("Events").forEach((name, node) -> events.add(event(name, node)));
    return events;
  }

  private static EventSource event(String name, TemplateNode event) {
    var properties = event.at("Properties");
    return switch (event.at("Type").text()) {
      case "Api" -> route(name, properties);
      case "SQS" -> queue(name, properties);
      case String other -> throw event.wrong("event type " + other + " is not emulated");
    };
  }

  private static EventSource route(String name, TemplateNode properties) {
    properties.at("RestApiId");
    properties.refuse("RequestParameters", "RequestModel");
    var transfer = properties.text("ResponseTransferMode", "BUFFERED");
    if (!transfer.equals("BUFFERED") && !transfer.equals("RESPONSE_STREAM")) {
      throw properties.wrong("ResponseTransferMode must be BUFFERED or RESPONSE_STREAM");
    }
    var authorizer = properties.find("Auth").map(auth -> auth.text("Authorizer", "")).orElse("");
    return new EventSource.ApiRoute(
        name,
        properties.at("Path").text(),
        properties.at("Method").text().toUpperCase(Locale.ROOT),
        !authorizer.equals("NONE"),
        transfer.equals("RESPONSE_STREAM"));
  }

  private static EventSource queue(String name, TemplateNode properties) {
    properties.refuse("FilterCriteria", "MaximumBatchingWindowInSeconds");
    int batchSize = properties.integer("BatchSize", BATCH_SIZE_DEFAULT);
    if (batchSize < 1 || batchSize > 10) {
      throw properties.wrong("BatchSize must lie between 1 and 10, found " + batchSize);
    }
    boolean reports =
        properties.items("FunctionResponseTypes").stream()
            .map(TemplateNode::text)
            .anyMatch("ReportBatchItemFailures"::equals);
    int concurrencyMax =
        properties
            .find("ScalingConfig")
            .map(scaling -> scaling.integer("MaximumConcurrency", CONCURRENCY_DEFAULT))
            .orElse(CONCURRENCY_DEFAULT);
    if (concurrencyMax < 2 || concurrencyMax > 1000) {
      throw properties.wrong("MaximumConcurrency must lie between 2 and 1000");
    }
    return new EventSource.Queue(
        name,
        properties.at("Queue").target(),
        batchSize,
        reports,
        concurrencyMax,
        properties.isTrue("Enabled", true));
  }
}
