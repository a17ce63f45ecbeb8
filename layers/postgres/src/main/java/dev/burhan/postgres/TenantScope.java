package dev.burhan.postgres;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is what a transaction begins with: whose rows it sees, and how long its statements may run. */
final class TenantScope {

  static final String SQL =
      """
      select set_config('burhan.tenant_id', :tenant, true) as tenant,
             set_config('statement_timeout', :statement_millis, true) as statement_timeout
      """;

  private TenantScope() {}

  static Map<String, @Nullable Object> parameters(TenantId tenant, Deadline deadline) {
    return Map.of(
        "tenant", tenant.value(), "statement_millis", Integer.toString(millisLeft(deadline)));
  }

  /** At least one, as nothing would mean without end. */
  static int millisLeft(Deadline deadline) {
    long millis = deadline.atMost(Duration.ofMillis(Integer.MAX_VALUE)).toMillis();
    return (int) Math.max(1, millis);
  }
}
