package dev.burhan.cloud.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Describes a Custom:: resource, made by a function of the template. */
public record CustomResource(
    String id, String type, String functionId, SequencedMap<String, Expression> properties) {

  public CustomResource {
    properties = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(properties));
  }
}
