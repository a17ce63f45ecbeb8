package dev.burhan.cloud.alarm;

import java.util.stream.IntStream;

/**
 * Judges the points of an alarm: M of N of them must breach the threshold.
 *
 * <p>Points are looked for further back than N where some are missing, and the treatment of missing
 * ones matters only where fewer than N are found.
 *
 * @param periods is N
 * @param datapoints is M
 * @param waitsForSamples whether a percentile of few values leaves the state as it is
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/
 *     alarms-and-missing-data.html">how CloudWatch treats missing data</a>
 */
record Judgement(
    int periods,
    int datapoints,
    Comparison comparison,
    double threshold,
    MissingData missing,
    boolean waitsForSamples) {

  /** CloudWatch does not say how much further it looks; its examples show two periods. */
  private static final int FURTHER = 2;

  Judgement {
    if (datapoints < 1 || datapoints > periods) {
      throw new IllegalArgumentException(
          "DatapointsToAlarm must be 1 to EvaluationPeriods, got " + datapoints);
    }
  }

  /** How many points are looked at. */
  int range() {
    return periods + FURTHER;
  }

  AlarmState judge(Points points, AlarmState before) {
    int[] found = IntStream.range(0, points.size()).filter(i -> !points.isMissing(i)).toArray();
    if (found.length >= periods) {
      long breaching =
          IntStream.range(found.length - periods, found.length)
              .filter(i -> breaches(points, found[i]))
              .count();
      return state(breaching >= datapoints);
    }
    return switch (missing) {
      case NOT_BREACHING -> state(breaching(points, found) >= datapoints);
      case BREACHING -> state(breaching(points, found) + periods - found.length >= datapoints);
      case MISSING, IGNORE -> withoutFilling(points, found, before);
    };
  }

  private AlarmState withoutFilling(Points points, int[] found, AlarmState before) {
    long breaching = breaching(points, found);
    if (breaching >= datapoints) {
      return AlarmState.ALARM;
    }
    if (breaching < found.length) {
      return AlarmState.OK;
    }
    if (missing == MissingData.IGNORE) {
      return before;
    }
    // Long enough ago, with nothing better since, it would not be too early for an alarm.
    boolean isOld = found.length > 0 && points.size() - found[0] >= datapoints;
    return isOld ? AlarmState.ALARM : AlarmState.INSUFFICIENT_DATA;
  }

  private long breaching(Points points, int[] found) {
    return IntStream.of(found).filter(i -> breaches(points, i)).count();
  }

  private boolean breaches(Points points, int period) {
    return comparison.breaches(points.at(period).orElseThrow(), threshold);
  }

  private static AlarmState state(boolean isAlarm) {
    return isAlarm ? AlarmState.ALARM : AlarmState.OK;
  }
}
