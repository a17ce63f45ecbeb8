package dev.burhan.accounts;

import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Tells of one thing an admin did.
 *
 * @param outcome a word such as {@code created}; {@link #BEGUN} where nobody could say
 */
public record AuditEntry(Stamp stamp, Deed deed, String outcome) {

  /** It was begun and may have been done. */
  public static final String BEGUN = "begun";

  /** It failed on our side and may have been done in part. */
  public static final String FAILED = "failed";

  private static final Pattern OUTCOME = Pattern.compile("[a-z]+(-[a-z]+)*");

  /** What can be done. */
  public enum Action {
    CREATE_TENANT,
    CHANGE_TENANT,
    SUSPEND_TENANT,
    RESUME_TENANT,
    REMOVE_TENANT,
    CREATE_KEY,
    ROTATE_KEY,
    REVOKE_KEY
  }

  /** Says when; the id keeps two things of one moment apart. */
  public record Stamp(Instant at, UUID id) {}

  /**
   * Says who did what.
   *
   * @param who the key that was used
   * @param key the key that it was done to, or that was made
   */
  public record Deed(KeyId who, Action action, TenantId tenant, Optional<KeyId> key) {}

  public AuditEntry {
    if (!OUTCOME.matcher(outcome).matches()) {
      throw new IllegalArgumentException("an outcome must be words of a-z with hyphens");
    }
  }
}
