package dev.burhan.accounts;

import dev.burhan.tenancy.ApiKey.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Says what a new key is to be.
 *
 * @param label for people
 */
public record KeyTerms(String label, Set<Scope> scopes, Optional<Instant> expiresAt) {

  /** The most characters of a label. */
  public static final int LABEL_MAX = 100;

  public KeyTerms {
    scopes = Set.copyOf(scopes);
    if (label.length() > LABEL_MAX) {
      throw new IllegalArgumentException("a label must hold at most 100 characters");
    }
  }
}
