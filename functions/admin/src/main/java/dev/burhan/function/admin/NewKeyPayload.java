package dev.burhan.function.admin;

import dev.burhan.accounts.KeyCreation.Created;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that was just made.
 *
 * @param secret shown this once; null when the response is replayed
 */
record NewKeyPayload(KeyPayload key, @Nullable String secret) {

  static NewKeyPayload of(Created created, Instant now) {
    return new NewKeyPayload(KeyPayload.of(created.key(), now), created.secret().value());
  }

  NewKeyPayload withoutSecret() {
    return new NewKeyPayload(key, null);
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "NewKeyPayload[" + key.keyId() + "]";
  }
}
