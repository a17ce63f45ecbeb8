package dev.burhan.cloud.command;

import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;
import java.util.Set;

/** Is the key that the events of this repository carry; a cloud has to be told of it. */
public final class TrialKey {

  public static final String SECRET = "bk_trial_0123456789abcdef";

  private static final ApiKey KEY =
      new ApiKey("trial", new TenantId("sample"), Set.of(ApiKey.Scope.values()), Optional.empty());

  private TrialKey() {}

  public static void tell(LocalCloud cloud) {
    cloud.know(SECRET, KEY);
  }
}
