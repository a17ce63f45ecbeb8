package dev.burhan.cloud.alarm;

/** Says how an alarm stands. */
public enum AlarmState {
  OK,
  ALARM,
  INSUFFICIENT_DATA
}
