package dev.burhan.cloud.gateway;

import java.util.List;

/**
 * Holds a route of the template; segments in braces are parameters.
 *
 * @param streams whether the answer goes out while it is written
 */
record Route(
    String resource, String method, String functionId, boolean authorized, boolean streams) {

  List<String> segments() {
    return List.of(resource.substring(1).split("/", -1));
  }

  boolean accepts(String httpMethod) {
    return method.equals("ANY") || method.equals(httpMethod);
  }
}
