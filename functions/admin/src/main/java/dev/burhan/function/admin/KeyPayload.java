package dev.burhan.function.admin;

import dev.burhan.tenancy.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret.
 *
 * @param prefix what the key begins with
 */
record KeyPayload(
    String keyId,
    String tenantId,
    String label,
    String prefix,
    List<String> scopes,
    String status,
    String createdAt,
    @Nullable String expiresAt) {

  static KeyPayload of(ApiKey key, Instant now) {
    return new KeyPayload(
        key.id().value(),
        key.tenant().value(),
        key.label(),
        "bk_" + key.id(),
        key.scopes().stream().map(scope -> scope.name().toLowerCase(Locale.ROOT)).sorted().toList(),
        key.isExpired(now) ? "expired" : "active",
        key.life().createdAt().toString(),
        key.life().expiresAt().map(Instant::toString).orElse(null));
  }
}
