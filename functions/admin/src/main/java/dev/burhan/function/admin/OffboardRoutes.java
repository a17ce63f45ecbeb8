package dev.burhan.function.admin;

import dev.burhan.accounts.AuditEntry.Action;
import dev.burhan.accounts.OffboardTenant;
import dev.burhan.accounts.OffboardTenant.Result;
import dev.burhan.accounts.RecordDeeds;
import dev.burhan.accounts.RecordDeeds.Ending;
import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.Problem;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.edge.ProblemException;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.TenantId;
import java.util.Map;

/** A tenant removed, with all that is kept of it. */
final class OffboardRoutes {

  private static final String CONFIRM = "confirm";

  private final OffboardTenant offboard;
  private final RecordDeeds deeds;

  OffboardRoutes(OffboardTenant offboard, RecordDeeds deeds) {
    this.offboard = offboard;
    this.deeds = deeds;
  }

  Map<String, Api.Route> routes() {
    return Map.of("DELETE /admin/tenants/{tenant_id}", new Api.Route(Scope.ADMIN, this::offboard));
  }

  private ApiResponse offboard(ApiRequest request) {
    request.onlyQueryParameters(CONFIRM);
    var id = AdminFields.tenant(request);
    confirm(request, id);
    var result =
        deeds.recorded(
            AdminFields.deed(request, Action.REMOVE_TENANT, id),
            () -> offboard.offboard(id, request.deadline()),
            OffboardRoutes::ending);
    return switch (result) {
      case Result.Gone(var erasures) -> ApiResponse.ok(OffboardingPayload.gone(id, erasures));
      case Result.Unfinished(var erasures, var settledAt) ->
          ApiResponse.accepted(OffboardingPayload.unfinished(id, erasures, settledAt));
      case Result.Unknown() -> throw AdminFields.noTenant();
      case Result.OperatorStays() ->
          throw new ProblemException(
              Problem.of(Kind.OPERATOR_STAYS, "The operator cannot be removed."));
    };
  }

  /** There is no way back: whoever calls must name the tenant twice. */
  private static void confirm(ApiRequest request, TenantId id) {
    if (request.queryParameter(CONFIRM).filter(id.value()::equals).isEmpty()) {
      throw AdminFields.invalid(CONFIRM, "This parameter must repeat the id of the tenant.");
    }
  }

  private static Ending ending(Result result) {
    return Ending.of(
        switch (result) {
          case Result.Gone gone -> "removed";
          case Result.Unfinished unfinished -> "unfinished";
          case Result.Unknown unknown -> "unknown-tenant";
          case Result.OperatorStays stays -> "operator-stays";
        });
  }
}
