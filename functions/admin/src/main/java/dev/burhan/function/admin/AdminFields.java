package dev.burhan.function.admin;

import dev.burhan.accounts.AuditEntry.Action;
import dev.burhan.accounts.AuditEntry.Deed;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.Problem;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.edge.ProblemException;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the routes have in common. */
final class AdminFields {

  private static final int LIMIT_DEFAULT = 50;
  private static final int LIMIT_MAX = 200;

  private AdminFields() {}

  /** The tenant of the path; what is no id is nobody's. */
  static TenantId tenant(ApiRequest request) {
    return Optional.of(request.pathParameter("tenant_id"))
        .filter(TenantId::isValid)
        .map(TenantId::new)
        .orElseThrow(AdminFields::noTenant);
  }

  static KeyId key(ApiRequest request) {
    return Optional.of(request.pathParameter("key_id"))
        .filter(KeyId::isValid)
        .map(KeyId::new)
        .orElseThrow(AdminFields::noKey);
  }

  static int limit(ApiRequest request) {
    var value = request.queryParameter("limit").orElse(Integer.toString(LIMIT_DEFAULT));
    if (value.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= LIMIT_MAX) {
        return limit;
      }
    }
    throw invalid("limit", "This parameter must be 1 to " + LIMIT_MAX + ".");
  }

  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw invalid(field, "This field is required.");
    }
    return value;
  }

  static Deed deed(ApiRequest request, Action action, TenantId tenant) {
    return new Deed(request.keyId(), action, tenant, Optional.empty());
  }

  static Deed deed(ApiRequest request, Action action, TenantId tenant, KeyId key) {
    return new Deed(request.keyId(), action, tenant, Optional.of(key));
  }

  static ProblemException invalid(String field, String detail) {
    return new ProblemException(Problem.invalid(field, detail));
  }

  static ProblemException unknownPlan() {
    return invalid("plan", "There is no such plan. GET /admin/plans lists them.");
  }

  static ProblemException noTenant() {
    return new ProblemException(Problem.of(Kind.NOT_FOUND, "There is no such tenant."));
  }

  static ProblemException noKey() {
    return new ProblemException(Problem.of(Kind.NOT_FOUND, "There is no such key."));
  }

  static ProblemException leaving() {
    return new ProblemException(
        Problem.of(Kind.TENANT_LEAVING, "The data of this tenant is being deleted."));
  }
}
