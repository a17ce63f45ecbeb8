package dev.burhan.tenancy;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whose key a request carries, if anybody's. */
public final class AuthenticateKey {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16,128}");

  private final ApiKeyStore keys;
  private final KeyHash.Hasher hasher;
  private final Clock clock;

  public AuthenticateKey(ApiKeyStore keys, KeyHash.Hasher hasher, Clock clock) {
    this.keys = keys;
    this.hasher = hasher;
    this.clock = clock;
  }

  /** Empty for a secret that is malformed, unknown or expired; which of these is not told. */
  public Optional<ApiKey> authenticate(String secret) {
    if (!FORM.matcher(secret).matches()) {
      return Optional.empty();
    }
    return keys.find(hasher.hash(secret)).filter(key -> !key.isExpired(clock.instant()));
  }
}
