package dev.burhan.cloud.command;

import java.io.PrintStream;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Sets each alarm of a deployed stack to ALARM and back to OK, so that those who are told of it can
 * see that they are. One that is raised already is left alone: that is no drill.
 */
final class StackDrill {

  private static final String REASON = "A drill of burhan alarm-drill: nothing is broken.";
  private static final String ROW = "%-50s %s%n";

  private final CloudWatchClient client;
  private final String stack;
  private final PrintStream out;

  StackDrill(CloudWatchClient client, String stack, PrintStream out) {
    this.client = client;
    this.stack = stack;
    this.out = out;
  }

  int run() {
    var before = states();
    if (before.isEmpty()) {
      throw new IllegalStateException("there is no alarm whose name begins with " + stack + "-");
    }
    out.printf(ROW, "alarm", "drill");
    long passed = before.keySet().stream().filter(passes(before)).count();
    out.printf("%d of %d alarms were raised and ended%n", passed, before.size());
    return passed == before.size() ? 0 : 1;
  }

  private Predicate<String> passes(SortedMap<String, StateValue> before) {
    return name -> {
      var verdict = drilled(name, before.getOrDefault(name, StateValue.UNKNOWN_TO_SDK_VERSION));
      out.printf(ROW, name, verdict);
      return verdict.equals("raised and ended");
    };
  }

  /** CloudWatch sets the state right again when it evaluates the alarm next, within a minute. */
  private String drilled(String name, StateValue before) {
    if (before == StateValue.ALARM) {
      return "is raised in earnest, and was left alone";
    }
    set(name, StateValue.ALARM);
    boolean isRaised = states().get(name) == StateValue.ALARM;
    set(name, StateValue.OK);
    boolean isEnded = states().get(name) != StateValue.ALARM;
    if (isRaised && isEnded) {
      return "raised and ended";
    }
    return isRaised ? "did not end" : "was not raised";
  }

  private void set(String name, StateValue state) {
    client.setAlarmState(request -> request.alarmName(name).stateValue(state).stateReason(REASON));
  }

  private SortedMap<String, StateValue> states() {
    var states = new TreeMap<String, StateValue>();
    var pages =
        client.describeAlarmsPaginator(
            request ->
                request
                    .alarmNamePrefix(stack + "-")
                    .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
    for (var page : pages) {
      page.metricAlarms().forEach(it -> states.put(it.alarmName(), it.stateValue()));
      page.compositeAlarms().forEach(it -> states.put(it.alarmName(), it.stateValue()));
    }
    return states;
  }
}
