package dev.burhan.cloud.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.burhan.cloud.http.HttpReply;
import dev.burhan.cloud.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers DescribeAlarms, two alarms a page, and SetAlarmState in CloudWatch's query protocol:
 * forms in, XML out.
 */
public final class FakeCloudWatch implements AutoCloseable {

  private static final int BYTES_MAX = 64 * 1024;
  private static final int PAGE = 2;

  private final SortedMap<String, String> states = new ConcurrentSkipListMap<>();
  private final List<String> set = new CopyOnWriteArrayList<>();
  private final List<String> stuck = new CopyOnWriteArrayList<>();
  private final LoopbackServer server = LoopbackServer.start(0, this::handle);

  public URI address() {
    return server.address();
  }

  public void has(String alarm, String state) {
    states.put(alarm, state);
  }

  /** The state of this alarm can be set, but stays as it is. */
  public void sticks(String alarm) {
    stuck.add(alarm);
  }

  /** What was set, as in {@code alarm=OK}, in order. */
  public List<String> set() {
    return set;
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    var body = HttpReply.readBody(exchange, BYTES_MAX).orElseThrow();
    var form = form(new String(body, StandardCharsets.UTF_8));
    answer(form).send(exchange);
  }

  private HttpReply answer(Map<String, String> form) {
    return switch (form.getOrDefault("Action", "")) {
      case "DescribeAlarms" -> describe(form);
      case "SetAlarmState" -> change(form);
      case String other -> error(400, "InvalidAction", other);
    };
  }

  private HttpReply describe(Map<String, String> form) {
    var prefix = form.getOrDefault("AlarmNamePrefix", "");
    var names = states.keySet().stream().filter(it -> it.startsWith(prefix)).toList();
    int from = Integer.parseInt(form.getOrDefault("NextToken", "0"));
    int to = Math.min(from + PAGE, names.size());
    var metric = new StringBuilder();
    var composite = new StringBuilder();
    for (var name : names.subList(from, to)) {
      (name.endsWith("composite") ? composite : metric)
          .append("<member><AlarmName>%s</AlarmName>".formatted(name))
          .append("<StateValue>%s</StateValue></member>".formatted(states.get(name)));
    }
    var next = to < names.size() ? "<NextToken>" + to + "</NextToken>" : "";
    return xml(
        200,
        "DescribeAlarms",
        "<MetricAlarms>%s</MetricAlarms><CompositeAlarms>%s</CompositeAlarms>%s"
            .formatted(metric, composite, next));
  }

  private HttpReply change(Map<String, String> form) {
    var name = form.getOrDefault("AlarmName", "");
    var state = form.getOrDefault("StateValue", "");
    if (!states.containsKey(name)) {
      return error(404, "ResourceNotFound", name);
    }
    if (form.getOrDefault("StateReason", "").isEmpty()) {
      return error(400, "ValidationError", "StateReason");
    }
    set.add(name + "=" + state);
    if (!stuck.contains(name)) {
      states.put(name, state);
    }
    return xml(200, "SetAlarmState", "");
  }

  private static HttpReply xml(int status, String action, String result) {
    return HttpReply.text(
        status,
        "text/xml",
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result));
  }

  private static HttpReply error(int status, String code, String message) {
    return HttpReply.text(
        status,
        "text/xml",
        "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
            .formatted(code, message));
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      var parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }
}
