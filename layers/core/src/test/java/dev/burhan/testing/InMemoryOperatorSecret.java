package dev.burhan.testing;

import dev.burhan.accounts.OperatorSecret;
import dev.burhan.tenancy.KeySecret;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps the first admin key in memory. */
public final class InMemoryOperatorSecret implements OperatorSecret {

  private final AtomicReference<@Nullable KeySecret> written = new AtomicReference<>();

  @Override
  public Optional<KeySecret> read() {
    return Optional.ofNullable(written.get());
  }

  @Override
  public void write(KeySecret secret) {
    written.set(secret);
  }
}
