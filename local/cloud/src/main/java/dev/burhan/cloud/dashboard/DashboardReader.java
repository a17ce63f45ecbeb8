package dev.burhan.cloud.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.Statistic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the charts of a CloudWatch dashboard; what is not emulated is refused by its title. */
public final class DashboardReader {

  /** {@code SEARCH('{Namespace,dimension,…} MetricName="…" dimension="…"', 'statistic', 300)}. */
  private static final Pattern SEARCH =
      Pattern.compile(
          "SEARCH\\('\\{([^,}]+),([^}]+)} MetricName=\"([^\"]+)\"([^']*)', '([^']+)', [0-9]+\\)");

  private static final Pattern FIXED = Pattern.compile(" ([A-Za-z_]+)=\"([^\"]*)\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  private DashboardReader() {}

  /**
   * Reads the metric charts of dashboards.
   *
   * @param dashboards their resolved properties
   */
  public static List<Widget> read(Collection<JsonNode> dashboards) {
    var widgets = new ArrayList<Widget>();
    for (var dashboard : dashboards) {
      for (var widget : body(dashboard).path("widgets")) {
        if (widget.path("type").asText().equals("metric")) {
          widgets.add(widget(widget.path("properties")));
        }
      }
    }
    return widgets;
  }

  private static JsonNode body(JsonNode dashboard) {
    try {
      return JSON.readTree(dashboard.path("DashboardBody").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body of a dashboard is no JSON", e);
    }
  }

  private static Widget widget(JsonNode properties) {
    var title = properties.path("title").asText();
    var sources = new ArrayList<Widget.Source>();
    try {
      for (var metric : properties.path("metrics")) {
        sources.add(source(metric, properties.path("stat").asText("Average")));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("chart '" + title + "': " + e.getMessage(), e);
    }
    return new Widget(title, sources);
  }

  private static Widget.Source source(JsonNode metric, String statistic) {
    int size = metric.size();
    boolean hasOptions = size > 0 && metric.get(size - 1).isObject();
    var options = hasOptions ? metric.get(size - 1) : JSON.createObjectNode();
    int texts = hasOptions ? size - 1 : size;
    if (options.has("expression")) {
      return search(options.path("expression").asText());
    }
    if (texts < 2 || texts % 2 != 0) {
      throw new IllegalArgumentException("a metric is not understood: " + metric);
    }
    var dimensions = new TreeMap<String, String>();
    for (int i = 2; i < texts; i += 2) {
      dimensions.put(metric.get(i).asText(), metric.get(i + 1).asText());
    }
    var id = new MetricId(metric.get(0).asText(), metric.get(1).asText(), dimensions);
    return new Widget.One(
        id,
        Statistic.of(options.path("stat").asText(statistic)),
        options.path("label").asText(id.name()));
  }

  private static Widget.Source search(String expression) {
    var matcher = SEARCH.matcher(expression);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not emulated: " + expression);
    }
    return new Widget.Found(
        matcher.group(1),
        Set.of(matcher.group(2).split(",", -1)),
        matcher.group(3),
        fixed(matcher.group(4)),
        Statistic.of(matcher.group(5)));
  }

  private static Map<String, String> fixed(String text) {
    if (!FIXED.matcher(text).replaceAll("").isBlank()) {
      throw new IllegalArgumentException("not emulated: " + text);
    }
    return new HashMap<>(
        FIXED
            .matcher(text)
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2))));
  }
}
