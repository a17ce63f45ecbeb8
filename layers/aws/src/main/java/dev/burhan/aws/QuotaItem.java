package dev.burhan.aws;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.metering.FairShare;
import dev.burhan.metering.Window;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the item of a model: {@code t_MINUTE} is what all have used, {@code u_MINUTE_TENANT} what
 * one has; minutes are counted since 1970.
 */
record QuotaItem(Map<String, AttributeValue> attributes) {

  private static final Pattern FORM = Pattern.compile("([tu])_([0-9]{1,12})(?:_([a-z0-9-]+))?");
  private static final long MINUTE_SECONDS = 60;

  /** Attributes that one write removes at most. */
  static final int TIDY_MAX = 100;

  static String total(Instant at) {
    return "t_" + minute(at);
  }

  static String used(TenantId tenant, Instant at) {
    return "u_" + minute(at) + "_" + tenant;
  }

  private static long minute(Instant at) {
    return Window.at(Window.Length.MINUTE, at).start().getEpochSecond() / MINUTE_SECONDS;
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  /** How things stand for a tenant that asks now. */
  FairShare share(long quota, Instant at) {
    var used = new HashMap<TenantId, Long>();
    var active = new HashSet<TenantId>();
    attributes.forEach(
        (name, value) -> {
          var form = FORM.matcher(name);
          if (form.matches() && form.group(3) != null) {
            long ago = minute(at) - Long.parseLong(form.group(2));
            if (ago == 0) {
              used.put(new TenantId(form.group(3)), number(name, value));
            }
            if (ago == 0 || ago == 1) {
              active.add(new TenantId(form.group(3)));
            }
          }
        });
    return new FairShare(quota, used, active);
  }

  /** Names of minutes before the last. */
  List<String> stale(Instant at) {
    return attributes.keySet().stream()
        .filter(
            name -> {
              var form = FORM.matcher(name);
              return form.matches() && Long.parseLong(form.group(2)) < minute(at) - 1;
            })
        .limit(TIDY_MAX)
        .toList();
  }

  /** Names of all minutes that a tenant used something of. */
  List<String> usedBy(TenantId tenant) {
    return attributes.keySet().stream()
        .filter(
            name -> {
              var form = FORM.matcher(name);
              return form.matches() && tenant.value().equals(form.group(3));
            })
        .toList();
  }

  private static long number(String name, AttributeValue value) {
    try {
      return Long.parseLong(String.valueOf(value.n()));
    } catch (NumberFormatException e) {
      throw new DependencyFailure.Permanent(
          "DynamoDB item is malformed: attribute \"" + name.charAt(0) + "_…\"", e);
    }
  }
}
