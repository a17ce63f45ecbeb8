package dev.burhan.aws;

import dev.burhan.accounts.GatewayKeys;
import dev.burhan.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiKey;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;

/**
 * Registers usage identifiers as API keys of API Gateway, in the usage plans of the template. A key
 * is found by its name, the tenant and the beginning of the identifier, which is unique; the
 * service cannot be asked for a value. It lets a key be in one plan of a stage, so a move takes it
 * out of one plan and puts it into another: between the two calls the gateway refuses its requests.
 */
public final class ApiGatewayKeys implements GatewayKeys {

  private static final String SERVICE = "API Gateway";
  private static final String KIND = "API_KEY";
  private static final int NAME_LETTERS = 8;
  private static final int PAGE = 100;

  private final ApiGatewayClient gateway;
  private final Map<String, String> planIds;

  /**
   * @param planIds of usage plans, by the names of the plans
   */
  public ApiGatewayKeys(ApiGatewayClient gateway, Map<String, String> planIds) {
    this.gateway = gateway;
    this.planIds = Map.copyOf(planIds);
  }

  @Override
  public void assign(TenantId tenant, String usageIdentifier, String plan) {
    var planId = planIds.get(plan);
    if (planId == null) {
      throw new IllegalArgumentException("there is no usage plan for " + plan);
    }
    var keyId = keyId(tenant, usageIdentifier).orElseGet(() -> create(tenant, usageIdentifier));
    var current = plansOf(keyId);
    current.values().stream().filter(id -> !id.equals(planId)).forEach(id -> leave(id, keyId));
    if (!current.containsKey(plan)) {
      join(planId, keyId);
    }
  }

  private String create(TenantId tenant, String usageIdentifier) {
    return call(
            "CreateApiKey",
            () ->
                gateway.createApiKey(
                    request ->
                        request
                            .name(name(tenant, usageIdentifier))
                            .value(usageIdentifier)
                            .enabled(true)))
        .id();
  }

  private void join(String planId, String keyId) {
    call(
        "CreateUsagePlanKey",
        () -> {
          try {
            gateway.createUsagePlanKey(
                request -> request.usagePlanId(planId).keyId(keyId).keyType(KIND));
            return true;
          } catch (ConflictException e) {
            // Our own call, whose answer was lost.
            return false;
          }
        });
  }

  private void leave(String planId, String keyId) {
    unlessGone(
        "DeleteUsagePlanKey",
        () -> gateway.deleteUsagePlanKey(request -> request.usagePlanId(planId).keyId(keyId)));
  }

  @Override
  public void remove(TenantId tenant, String usageIdentifier) {
    keyId(tenant, usageIdentifier)
        .ifPresent(
            id -> unlessGone("DeleteApiKey", () -> gateway.deleteApiKey(it -> it.apiKey(id))));
  }

  @Override
  public Optional<String> plan(TenantId tenant, String usageIdentifier) {
    return keyId(tenant, usageIdentifier).flatMap(id -> plansOf(id).keySet().stream().findFirst());
  }

  private Optional<String> keyId(TenantId tenant, String usageIdentifier) {
    return call(
        "GetApiKeys",
        () ->
            gateway
                .getApiKeysPaginator(
                    request ->
                        request
                            .nameQuery(name(tenant, usageIdentifier))
                            .includeValues(true)
                            .limit(PAGE))
                .items()
                .stream()
                .filter(key -> usageIdentifier.equals(key.value()))
                .map(ApiKey::id)
                .findFirst());
  }

  /** Ids of the plans that are ours, by name; one at most, unless a move broke off. */
  private Map<String, String> plansOf(String keyId) {
    var in =
        call(
            "GetUsagePlans",
            () ->
                gateway.getUsagePlansPaginator(request -> request.keyId(keyId)).items().stream()
                    .map(UsagePlan::id)
                    .toList());
    return planIds.entrySet().stream()
        .filter(plan -> in.contains(plan.getValue()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String name(TenantId tenant, String usageIdentifier) {
    var beginning = usageIdentifier.substring(0, Math.min(NAME_LETTERS, usageIdentifier.length()));
    return tenant.value() + "." + beginning;
  }

  private static void unlessGone(String operation, Runnable delete) {
    call(
        operation,
        () -> {
          try {
            delete.run();
            return true;
          } catch (NotFoundException e) {
            return false;
          }
        });
  }

  private static <T> T call(String operation, Supplier<T> call) {
    return AwsFailures.translating(SERVICE, operation, call);
  }
}
