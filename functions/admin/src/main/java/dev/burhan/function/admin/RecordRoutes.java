package dev.burhan.function.admin;

import dev.burhan.accounts.AuditLog;
import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.Plans;
import java.util.Map;

/** What is sold, and what was done. */
final class RecordRoutes {

  private final Plans plans;
  private final AuditLog log;

  RecordRoutes(Plans plans, AuditLog log) {
    this.plans = plans;
    this.log = log;
  }

  Map<String, Api.Route> routes() {
    return Map.of(
        "GET /admin/plans", new Api.Route(Scope.ADMIN, this::plans),
        "GET /admin/audit", new Api.Route(Scope.ADMIN, this::audit));
  }

  private ApiResponse plans(ApiRequest request) {
    return ApiResponse.ok(PlansPayload.of(plans));
  }

  private ApiResponse audit(ApiRequest request) {
    request.onlyQueryParameters("before", "limit");
    int limit = AdminFields.limit(request);
    var before = request.queryParameter("before").map(AuditPayload::stamp);
    return ApiResponse.ok(AuditPayload.of(log.list(before, limit + 1), limit));
  }
}
