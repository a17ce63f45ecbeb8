package dev.burhan.cloud.boot;

import dev.burhan.cloud.alarm.Alarms;
import dev.burhan.cloud.dashboard.DashboardReader;
import dev.burhan.cloud.dashboard.MonitorServer;
import dev.burhan.cloud.dashboard.Widget;
import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.cloud.monitor.EmbeddedMetrics;
import dev.burhan.cloud.monitor.LogMetrics;
import dev.burhan.cloud.monitor.MetricLimits;
import dev.burhan.cloud.monitor.MetricStore;
import dev.burhan.cloud.stack.Stack;
import dev.burhan.cloud.template.MonitoringResource;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** Holds what the cloud measures, and listens to the functions until it is closed. */
record Measurements(MetricStore store, AwsMetrics aws, LogMetrics logs) implements AutoCloseable {

  static Measurements start(String stackName, Clock clock) {
    var store = new MetricStore(clock, MetricLimits.standard(), new Random());
    return new Measurements(
        store,
        new AwsMetrics(store, clock, stackName),
        LogMetrics.attach(stackName, new EmbeddedMetrics(store)));
  }

  /** Serves them, with the alarms and the charts of the template. */
  MonitorServer serve(Stack stack, Clock clock) {
    return MonitorServer.start(0, store, alarms(stack, clock), charts(stack), clock);
  }

  /** The alarms of the template, on what is measured here. */
  Alarms alarms(Stack stack, Clock clock) {
    return Alarms.of(
        stack.monitoring(MonitoringResource.ALARM),
        stack.monitoring(MonitoringResource.COMPOSITE_ALARM),
        store,
        clock);
  }

  static List<Widget> charts(Stack stack) {
    return DashboardReader.read(stack.monitoring(MonitoringResource.DASHBOARD).values());
  }

  @Override
  public void close() {
    logs.close();
  }
}
