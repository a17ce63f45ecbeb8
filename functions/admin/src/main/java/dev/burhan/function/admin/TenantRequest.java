package dev.burhan.function.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.accounts.TenantTerms;
import dev.burhan.edge.LimitsJson;
import dev.burhan.edge.PlainText;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of POST /admin/tenants and, without an id, of PUT /admin/tenants/{tenant_id}. */
record TenantRequest(
    @JsonProperty("tenant_id") @Nullable String tenantId,
    @JsonProperty("name") @Nullable String name,
    @JsonProperty("plan") @Nullable String plan,
    @JsonProperty("own_limits") @Nullable LimitsJson ownLimits,
    @JsonProperty("weak_answers") @Nullable String weakAnswers) {

  TenantId id() {
    var id = AdminFields.required("tenant_id", tenantId);
    if (!TenantId.isValid(id)) {
      throw AdminFields.invalid(
          "tenant_id", "This field must be 3 to 40 of a-z, 0-9 and inner hyphens.");
    }
    return new TenantId(id);
  }

  /** The id is in the path. */
  TenantTerms termsWithoutId() {
    if (tenantId != null) {
      throw AdminFields.invalid("tenant_id", "A tenant keeps its id.");
    }
    return terms();
  }

  TenantTerms terms() {
    return new TenantTerms(
        PlainText.line("name", AdminFields.required("name", name), 1, TenantTerms.NAME_MAX),
        AdminFields.required("plan", plan),
        Optional.ofNullable(ownLimits).map(limits -> limits.checked("own_limits")),
        weak());
  }

  private WeakAnswers weak() {
    return switch (weakAnswers) {
      case null -> WeakAnswers.FLAG;
      case "flag" -> WeakAnswers.FLAG;
      case "abstain" -> WeakAnswers.ABSTAIN;
      default -> throw AdminFields.invalid("weak_answers", "This field must be flag or abstain.");
    };
  }
}
