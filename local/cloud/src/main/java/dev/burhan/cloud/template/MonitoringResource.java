package dev.burhan.cloud.template;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds an alarm, a dashboard or the topic that alarms tell, as written.
 *
 * @param properties maps, lists and plain values with expressions among them
 */
public record MonitoringResource(
    String id, String type, Optional<Condition> condition, @Nullable Object properties) {

  private static final String SERVICE = "AWS::CloudWatch::";

  public static final String ALARM = SERVICE + "Alarm";
  public static final String COMPOSITE_ALARM = SERVICE + "CompositeAlarm";
  public static final String DASHBOARD = SERVICE + "Dashboard";

  public static final String TOPIC = "AWS::SNS::Topic";

  static boolean isOne(String type) {
    return type.startsWith(SERVICE) || type.equals(TOPIC);
  }
}
