package dev.burhan.function.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.accounts.KeyTerms;
import dev.burhan.edge.PlainText;
import dev.burhan.tenancy.ApiKey.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of POST /admin/tenants/{tenant_id}/keys. */
record KeyRequest(
    @JsonProperty("label") @Nullable String label,
    @JsonProperty("scopes") @Nullable List<@Nullable String> scopes,
    @JsonProperty("expires_at") @Nullable String expiresAt) {

  /** Beyond it dates no longer fit into what stores and clients read. */
  private static final Instant END_MAX = Instant.parse("9999-12-31T00:00:00Z");

  KeyTerms terms() {
    var text = label == null ? "" : PlainText.line("label", label, 0, KeyTerms.LABEL_MAX);
    return new KeyTerms(text, scopes(AdminFields.required("scopes", scopes)), end());
  }

  private static Set<Scope> scopes(List<@Nullable String> names) {
    var scopes = EnumSet.noneOf(Scope.class);
    names.forEach(name -> scopes.add(scope(name)));
    if (scopes.isEmpty() || scopes.size() < names.size()) {
      throw AdminFields.invalid("scopes", "This field must hold one scope or more, each once.");
    }
    return scopes;
  }

  private static Scope scope(@Nullable String name) {
    for (var scope : Scope.values()) {
      if (scope.name().toLowerCase(Locale.ROOT).equals(name)) {
        return scope;
      }
    }
    throw AdminFields.invalid(
        "scopes", "A scope is one of query, ingest, tickets, voice and admin.");
  }

  private Optional<Instant> end() {
    try {
      return Optional.ofNullable(expiresAt).map(Instant::parse).filter(KeyRequest::isInRange);
    } catch (DateTimeException e) {
      throw notATime();
    }
  }

  private static boolean isInRange(Instant end) {
    if (end.isAfter(END_MAX)) {
      throw notATime();
    }
    return true;
  }

  private static RuntimeException notATime() {
    return AdminFields.invalid(
        "expires_at", "This field must be a time such as 2026-12-31T00:00:00Z.");
  }
}
