package dev.burhan.cloud.gateway;

import dev.burhan.cloud.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Finds the route of a request: literal segments go before parameters, parameters before {p+}. */
final class RouteTable {

  private final List<Route> routes;

  private RouteTable(List<Route> routes) {
    this.routes = routes.stream().sorted(Comparator.comparing(RouteTable::generality)).toList();
  }

  /** A route with the decoded parameters of its path. */
  record Match(Route route, SequencedMap<String, String> pathParameters) {}

  static RouteTable of(Template template) {
    List<Route> routes = new ArrayList<>();
    template
        .functions()
        .forEach(
            (id, function) ->
                function
                    .routes()
                    .forEach(
                        it ->
                            routes.add(
                                new Route(
                                    it.path(), it.method(), id, it.authorized(), it.streams()))));
    return new RouteTable(routes);
  }

  List<Route> routes() {
    return routes;
  }

  /** The path comes without the stage and still encoded, so that %2F does not split a segment. */
  Optional<Match> find(String method, String rawPath) {
    if (!rawPath.startsWith("/")) {
      return Optional.empty();
    }
    var segments = List.of(rawPath.substring(1).split("/", -1));
    return routes.stream()
        .filter(route -> route.accepts(method))
        .flatMap(route -> match(route, segments).stream())
        .findFirst();
  }

  private static Optional<Match> match(Route route, List<String> segments) {
    var parameters = new LinkedHashMap<String, String>();
    var pattern = route.segments();
    for (int i = 0; i < pattern.size(); i++) {
      var expected = pattern.get(i);
      if (i >= segments.size() || (segments.get(i).isEmpty() && !expected.isEmpty())) {
        return Optional.empty();
      }
      if (expected.endsWith("+}")) {
        var rest = String.join("/", segments.subList(i, segments.size()));
        parameters.put(expected.substring(1, expected.length() - 2), Percent.decode(rest));
        return Optional.of(matched(route, parameters));
      }
      var found = Percent.decode(segments.get(i));
      if (expected.startsWith("{")) {
        parameters.put(expected.substring(1, expected.length() - 1), found);
      } else if (!expected.equals(found)) {
        return Optional.empty();
      }
    }
    return pattern.size() == segments.size()
        ? Optional.of(matched(route, parameters))
        : Optional.empty();
  }

  private static Match matched(Route route, SequencedMap<String, String> parameters) {
    return new Match(route, Collections.unmodifiableSequencedMap(parameters));
  }

  /** Sorts literal before parameter before greedy, segment by segment; ANY after a method. */
  private static String generality(Route route) {
    var key = new StringBuilder();
    for (String segment : route.segments()) {
      key.append(segment.endsWith("+}") ? '2' : segment.startsWith("{") ? '1' : '0');
    }
    return key.append(route.method().equals("ANY") ? 'b' : 'a').toString();
  }
}
