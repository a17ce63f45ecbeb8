package dev.burhan.cloud.gateway;

import java.util.List;
import java.util.Locale;

/** Knows which media types the API declares as binary; all others pass as text. */
record BinaryMedia(List<String> types) {

  BinaryMedia {
    types = List.copyOf(types);
  }

  /** The first media type of the header decides, as in API Gateway. */
  boolean covers(String header) {
    var first = header.split("[,;]", 2)[0].strip().toLowerCase(Locale.ROOT);
    return types.stream().anyMatch(type -> type.equals("*/*") || type.equalsIgnoreCase(first));
  }
}
