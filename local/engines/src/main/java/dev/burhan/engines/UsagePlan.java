package dev.burhan.engines;

import java.util.List;
import java.util.OptionalLong;

/**
 * Describes a usage plan of API Gateway.
 *
 * @param stages the API stages it counts, such as {@code local:v1}
 * @param rate requests a second over time
 * @param burst requests at once
 * @param quotaPerMonth requests in a calendar month
 */
public record UsagePlan(
    String id,
    String name,
    List<String> stages,
    double rate,
    int burst,
    OptionalLong quotaPerMonth) {

  public UsagePlan {
    stages = List.copyOf(stages);
  }
}
