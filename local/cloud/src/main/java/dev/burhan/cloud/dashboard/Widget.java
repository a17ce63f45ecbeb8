package dev.burhan.cloud.dashboard;

import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Is one chart of the dashboard. */
public record Widget(String title, List<Source> sources) {

  public Widget {
    sources = List.copyOf(sources);
  }

  /** Says which series a chart draws, and what it makes of them. */
  public sealed interface Source {

    String namespace();

    Statistic statistic();

    /** Tells whether a series is one of them. */
    boolean covers(MetricId id);

    /** What a line of the chart is called. */
    String label(MetricId id);
  }

  /** One series. */
  public record One(MetricId metric, Statistic statistic, String label) implements Source {

    @Override
    public String namespace() {
      return metric.namespace();
    }

    @Override
    public boolean covers(MetricId id) {
      return metric.equals(id);
    }

    @Override
    public String label(MetricId id) {
      return label;
    }
  }

  /**
   * Whatever series there are with these dimensions.
   *
   * @param keys of their dimensions, and of no others
   * @param fixed dimensions whose value is said
   */
  public record Found(
      String namespace,
      Set<String> keys,
      String name,
      Map<String, String> fixed,
      Statistic statistic)
      implements Source {

    public Found {
      keys = Set.copyOf(keys);
      fixed = Map.copyOf(fixed);
    }

    @Override
    public boolean covers(MetricId id) {
      return id.namespace().equals(namespace)
          && id.name().equals(name)
          && id.dimensions().keySet().equals(keys)
          && id.dimensions().entrySet().containsAll(fixed.entrySet());
    }

    @Override
    public String label(MetricId id) {
      var values = new ArrayList<String>();
      id.dimensions()
          .forEach(
              (key, value) -> {
                if (!fixed.containsKey(key)) {
                  values.add(value);
                }
              });
      return name + " " + String.join(" ", values);
    }
  }
}
