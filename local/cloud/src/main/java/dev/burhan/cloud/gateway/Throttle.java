package dev.burhan.cloud.gateway;

import dev.burhan.cloud.template.ApiResource.MethodSetting;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each method its token bucket: it fills at the rate and holds the burst. */
final class Throttle {

  private final Map<Route, TokenBucket> buckets = new HashMap<>();

  Throttle(List<Route> routes, List<MethodSetting> settings, Clock clock) {
    for (Route route : routes) {
      var setting = closest(route, settings);
      if (setting != null) {
        buckets.put(route, new TokenBucket(setting.ratePerSecond(), setting.burst(), clock));
      }
    }
  }

  boolean admits(Route route) {
    var bucket = buckets.get(route);
    return bucket == null || bucket.take();
  }

  /** The setting that names the method itself goes before one for all. */
  private static @Nullable MethodSetting closest(Route route, List<MethodSetting> settings) {
    return settings.stream()
        .filter(it -> it.resourcePath().equals("/*") || it.resourcePath().equals(route.resource()))
        .filter(
            it -> it.httpMethod().equals("*") || it.httpMethod().equalsIgnoreCase(route.method()))
        .min(
            Comparator.comparing((MethodSetting it) -> it.resourcePath().equals("/*"))
                .thenComparing(it -> it.httpMethod().equals("*")))
        .orElse(null);
  }
}
