package dev.burhan.testing;

import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKey.Life;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.Plan;
import dev.burhan.tenancy.Plans;
import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes tenants, plans and keys for tests. */
public final class TestAccounts {

  public static final Instant MADE_AT = Instant.parse("2026-01-02T03:04:05.678Z");
  public static final String DEPLOYMENT = "burhan-test";

  public static final Plans PLANS =
      new Plans(List.of(plan("free", 1, 100), plan("pro", 10, 10_000), plan("whole", 50, 99_000)));

  private TestAccounts() {}

  private static Plan plan(String name, int perSecond, long perDay) {
    return new Plan(name, new Plan.RequestRate(perSecond, perSecond * 2, 1000), limits(perDay));
  }

  /** Limits that differ from others by the requests of a day. */
  public static Limits limits(long perDay) {
    return new Limits(
        new Limits.Allowance(perDay, 1_000_000, Money.dollars("1.5")),
        new Limits.Allowance(perDay * 30, 20_000_000, Money.dollars("30")),
        50_000);
  }

  public static Tenant tenant(String id) {
    return tenant(id, "pro", Status.ACTIVE);
  }

  public static Tenant tenant(String id, String plan, Status status) {
    return new Tenant(
        new TenantId(id),
        "The people of " + id,
        plan,
        status,
        Optional.empty(),
        WeakAnswers.FLAG,
        "usage-identifier-of-" + id,
        MADE_AT);
  }

  public static ApiKey key(String tenant, String id, Set<Scope> scopes) {
    return key(tenant, id, scopes, Optional.empty());
  }

  public static ApiKey key(String tenant, String id, Set<Scope> scopes, Optional<Instant> end) {
    return new ApiKey(
        new KeyId(id), new TenantId(tenant), "a key", scopes, DEPLOYMENT, new Life(MADE_AT, end));
  }

  /** A hash that no other key has. */
  public static KeyHash newHash() {
    var id = UUID.randomUUID();
    var half = HexFormat.of().toHexDigits(id.getMostSignificantBits());
    return new KeyHash(half + HexFormat.of().toHexDigits(id.getLeastSignificantBits()).repeat(3));
  }

  /** A tenant that no other test has. */
  public static String newTenant() {
    return "t" + UUID.randomUUID().toString().substring(0, 18);
  }
}
