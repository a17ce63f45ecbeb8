package dev.burhan.cloud.command;

import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.tenancy.TenantId;

/** Is the key that the events of this repository carry; a cloud has to be told of it. */
public final class TrialKey {

  public static final String SECRET = "bk_trialtrial_abcdefghijklmnopqrstuvwxyz234567abcdefgh";

  private TrialKey() {}

  public static void tell(LocalCloud cloud) {
    cloud.know(SECRET, new TenantId("sample"));
  }
}
