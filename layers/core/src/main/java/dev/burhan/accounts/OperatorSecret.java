package dev.burhan.accounts;

import dev.burhan.tenancy.KeySecret;
import java.util.Optional;

/**
 * Keeps the first admin key where the people who deploy can read it.
 *
 * <p>Fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface OperatorSecret {

  /** The key that was written; empty for a secret that holds none. */
  Optional<KeySecret> read();

  void write(KeySecret secret);
}
