package dev.burhan.edge;

import dev.burhan.metering.Measure;
import dev.burhan.metering.UsageReport.LimitUse;
import dev.burhan.metering.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the header fields of draft-ietf-httpapi-ratelimit-headers: {@code RateLimit-Policy} says
 * what is allowed in how many seconds, {@code RateLimit} what is left for how many.
 */
final class RateLimitHeaders {

  private RateLimitHeaders() {}

  /** Empty where nothing is limited. */
  static Map<String, String> of(List<LimitUse> uses, Instant now) {
    var limited = uses.stream().filter(use -> use.allowed().isPresent()).toList();
    return limited.isEmpty()
        ? Map.of()
        : Map.of(
            "RateLimit-Policy", list(limited, use -> policy(use)),
            "RateLimit", list(limited, use -> left(use, now)));
  }

  private static String list(List<LimitUse> uses, Function<LimitUse, String> item) {
    return uses.stream().map(item).collect(Collectors.joining(", "));
  }

  private static String policy(LimitUse use) {
    var length = use.limit().length();
    var start = Window.at(length, use.resetsAt().minusMillis(1)).start();
    return "\"%s\";q=%d;w=%d;qu=\"%s\""
        .formatted(
            use.limit().slug(),
            use.allowed().orElseThrow(),
            Duration.between(start, use.resetsAt()).toSeconds(),
            unit(use.limit().measure()));
  }

  private static String left(LimitUse use, Instant now) {
    long millis = Math.max(0, Duration.between(now, use.resetsAt()).toMillis());
    return "\"%s\";r=%d;t=%d"
        .formatted(use.limit().slug(), use.left().orElseThrow(), Math.ceilDiv(millis, 1_000));
  }

  private static String unit(Measure measure) {
    return switch (measure) {
      case REQUESTS -> "requests";
      case TOKENS -> "tokens";
      case MONEY -> "nanodollars";
    };
  }
}
