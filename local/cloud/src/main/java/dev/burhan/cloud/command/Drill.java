package dev.burhan.cloud.command;

import dev.burhan.cloud.alarm.AlarmDrill;
import dev.burhan.cloud.stack.Stack;
import dev.burhan.cloud.stack.StackSettings;
import dev.burhan.cloud.template.InvalidTemplateException;
import dev.burhan.cloud.template.MonitoringResource;
import dev.burhan.cloud.template.Template;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tries every alarm of the template on this machine, and says how long each takes. */
final class Drill {

  private static final String STACK = "burhan";
  private static final String ROW = "%-30s %-12s %-12s %s%n";

  /** With these every alarm is there. */
  private static final Map<String, String> ALL_ALARMS =
      Map.of(
          "ExpectTraffic", "on",
          "CertificateArn", "arn:aws:acm:us-east-1:000000000000:certificate/drill");

  private final Launch launch;
  private final PrintStream out;

  Drill(Launch launch, PrintStream out) {
    this.launch = launch;
    this.out = out;
  }

  int run() {
    var drill = drill(template());
    var failed = new ArrayList<String>();
    out.printf(ROW, "alarm", "raised after", "ended after", "measured each minute");
    for (var alarm : drill.alarms()) {
      var report = drill.run(alarm);
      out.printf(ROW, alarm.name(), text(report.raised()), text(report.ended()), report.fed());
      if (!report.passed()) {
        failed.add(alarm.name());
      }
    }
    int all = drill.alarms().size();
    out.printf("%d of %d alarms were raised and ended%n", all - failed.size(), all);
    return failed.isEmpty() ? 0 : 1;
  }

  /** Fails if an alarm is left out. */
  static AlarmDrill drill(Template template) {
    var stack = planned(template);
    var metric = stack.monitoring(MonitoringResource.ALARM);
    var composite = stack.monitoring(MonitoringResource.COMPOSITE_ALARM);
    template.monitoring().values().stream()
        .filter(it -> it.type().endsWith("Alarm"))
        .filter(it -> !metric.containsKey(it.id()) && !composite.containsKey(it.id()))
        .findFirst()
        .ifPresent(
            it -> {
              throw new InvalidTemplateException(
                  "Resources." + it.id(), "the drill has no parameters with which it is there");
            });
    return new AlarmDrill(metric, composite);
  }

  private static Stack planned(Template template) {
    var parameters = new HashMap<String, String>();
    template.parameters().values().stream()
        .filter(it -> it.otherwise().isEmpty())
        .forEach(it -> parameters.put(it.name(), "drill"));
    ALL_ALARMS.forEach(
        (name, value) -> {
          if (template.parameters().containsKey(name)) {
            parameters.put(name, value);
          }
        });
    return Stack.planned(
        template, new StackSettings(STACK, "us-east-1", "000000000000", parameters, Map.of()));
  }

  private Template template() {
    var file = launch.home().resolve("template.yaml");
    try {
      return Template.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String text(Optional<Duration> time) {
    return time.map(it -> it.toMinutes() + " min").orElse("never");
  }
}
