package dev.burhan.cloud.template;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Describes an AWS::Serverless::Function with the Globals merged in.
 *
 * @param code the file that is deployed, from the folder of the template; empty where it says none
 * @param layers ids of what lies beside the code
 */
public record FunctionResource(
    String id,
    String code,
    List<String> layers,
    String handler,
    Duration timeout,
    int memoryMegabytes,
    SequencedMap<String, Expression> environment,
    List<EventSource> events) {

  public FunctionResource {
    layers = List.copyOf(layers);
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
    events = List.copyOf(events);
  }

  public List<EventSource.ApiRoute> routes() {
    return events.stream()
        .filter(EventSource.ApiRoute.class::isInstance)
        .map(EventSource.ApiRoute.class::cast)
        .toList();
  }

  public List<EventSource.Queue> queues() {
    return events.stream()
        .filter(EventSource.Queue.class::isInstance)
        .map(EventSource.Queue.class::cast)
        .toList();
  }
}
