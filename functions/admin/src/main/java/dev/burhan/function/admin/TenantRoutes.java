package dev.burhan.function.admin;

import dev.burhan.accounts.AuditEntry.Action;
import dev.burhan.accounts.ChangeTenant;
import dev.burhan.accounts.CreateTenant;
import dev.burhan.accounts.CreateTenant.Result;
import dev.burhan.accounts.RecordDeeds;
import dev.burhan.accounts.RecordDeeds.Ending;
import dev.burhan.accounts.SuspendTenant;
import dev.burhan.accounts.TenantChange;
import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.Problem;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.edge.ProblemException;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.Plans;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;
import java.util.Map;
import java.util.function.Function;

/** Tenants created, listed, changed, suspended and resumed. */
final class TenantRoutes {

  private final UseCases use;
  private final TenantStore tenants;
  private final Plans plans;
  private final RecordDeeds deeds;

  /** What can be done to a tenant. */
  record UseCases(CreateTenant create, ChangeTenant change, SuspendTenant suspend) {}

  TenantRoutes(UseCases use, TenantStore tenants, Plans plans, RecordDeeds deeds) {
    this.use = use;
    this.tenants = tenants;
    this.plans = plans;
    this.deeds = deeds;
  }

  Map<String, Api.Route> routes() {
    return Map.of(
        "POST /admin/tenants", new Api.Route(Scope.ADMIN, this::create),
        "GET /admin/tenants", new Api.Route(Scope.ADMIN, this::list),
        "GET /admin/tenants/{tenant_id}", new Api.Route(Scope.ADMIN, this::find),
        "PUT /admin/tenants/{tenant_id}", new Api.Route(Scope.ADMIN, this::change),
        "POST /admin/tenants/{tenant_id}/suspend", new Api.Route(Scope.ADMIN, this::suspend),
        "POST /admin/tenants/{tenant_id}/resume", new Api.Route(Scope.ADMIN, this::resume));
  }

  private ApiResponse create(ApiRequest request) {
    var body = request.body(TenantRequest.class);
    var id = body.id();
    var terms = body.terms();
    var result =
        deeds.recorded(
            AdminFields.deed(request, Action.CREATE_TENANT, id),
            () -> use.create().create(id, terms),
            TenantRoutes::ending);
    return switch (result) {
      case Result.Created(var tenant) -> ApiResponse.created(TenantPayload.of(tenant, plans));
      case Result.Taken() ->
          throw new ProblemException(
              new Problem(Kind.TENANT_EXISTS, "Another tenant has this id.", "tenant_id"));
      case Result.UnknownPlan() -> throw AdminFields.unknownPlan();
    };
  }

  private static Ending ending(Result result) {
    return Ending.of(
        switch (result) {
          case Result.Created created -> "created";
          case Result.Taken taken -> "taken";
          case Result.UnknownPlan unknown -> "unknown-plan";
        });
  }

  private ApiResponse list(ApiRequest request) {
    request.onlyQueryParameters("after", "limit");
    int limit = AdminFields.limit(request);
    var after = request.queryParameter("after").map(TenantRoutes::after);
    return ApiResponse.ok(TenantListPayload.of(tenants.list(after, limit + 1), limit, plans));
  }

  private static TenantId after(String value) {
    if (!TenantId.isValid(value)) {
      throw AdminFields.invalid("after", "This parameter must be the \"next\" of a page.");
    }
    return new TenantId(value);
  }

  private ApiResponse find(ApiRequest request) {
    return tenants
        .find(AdminFields.tenant(request))
        .map(tenant -> ApiResponse.ok(TenantPayload.of(tenant, plans)))
        .orElseThrow(AdminFields::noTenant);
  }

  private ApiResponse change(ApiRequest request) {
    var terms = request.body(TenantRequest.class).termsWithoutId();
    return change(request, Action.CHANGE_TENANT, id -> use.change().change(id, terms));
  }

  private ApiResponse suspend(ApiRequest request) {
    return change(request, Action.SUSPEND_TENANT, use.suspend()::suspend);
  }

  private ApiResponse resume(ApiRequest request) {
    return change(request, Action.RESUME_TENANT, use.suspend()::resume);
  }

  private ApiResponse change(
      ApiRequest request, Action action, Function<TenantId, TenantChange> change) {
    var id = AdminFields.tenant(request);
    var result =
        deeds.recorded(
            AdminFields.deed(request, action, id), () -> change.apply(id), TenantRoutes::ending);
    return switch (result) {
      case TenantChange.Changed(var tenant) -> ApiResponse.ok(TenantPayload.of(tenant, plans));
      case TenantChange.Unknown() -> throw AdminFields.noTenant();
      case TenantChange.UnknownPlan() -> throw AdminFields.unknownPlan();
      case TenantChange.Leaving() -> throw AdminFields.leaving();
      case TenantChange.OperatorStays() ->
          throw new ProblemException(
              Problem.of(Kind.OPERATOR_STAYS, "The operator cannot be suspended."));
    };
  }

  private static Ending ending(TenantChange change) {
    return Ending.of(
        switch (change) {
          case TenantChange.Changed changed -> "changed";
          case TenantChange.Unknown unknown -> "unknown-tenant";
          case TenantChange.UnknownPlan unknown -> "unknown-plan";
          case TenantChange.Leaving leaving -> "leaving";
          case TenantChange.OperatorStays stays -> "operator-stays";
        });
  }
}
