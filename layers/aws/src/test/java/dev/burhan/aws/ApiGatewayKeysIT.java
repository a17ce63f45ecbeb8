package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.GatewayKeysContract;
import dev.burhan.testing.TestAccounts;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.QuotaPeriodType;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class ApiGatewayKeysIT implements GatewayKeysContract {

  private static ServerUnderTest server;
  private static ApiGatewayClient client;
  private static Map<String, String> plans;

  @BeforeAll
  static void start() {
    server = ServerUnderTest.apiGateway();
    client = server.clients().apiGateway();
    plans = new HashMap<>();
    TestAccounts.PLANS
        .all()
        .forEach(
            plan ->
                plans.put(
                    plan.name(),
                    client
                        .createUsagePlan(
                            request ->
                                request
                                    .name(plan.name())
                                    .throttle(
                                        it ->
                                            it.rateLimit(plan.rate().perSecond())
                                                .burstLimit(plan.rate().burst()))
                                    .quota(it -> it.limit(1000).period(QuotaPeriodType.MONTH)))
                        .id()));
  }

  @AfterAll
  static void end() {
    client.close();
    server.close();
  }

  @Override
  public ApiGatewayKeys gateway() {
    return new ApiGatewayKeys(client, plans);
  }

  @Test
  void completes_what_broke_off_after_the_first_call() {
    var tenant = new TenantId(TestAccounts.newTenant());
    var identifier = UUID.randomUUID().toString();
    client.createApiKey(
        it -> it.name(tenant + "." + identifier.substring(0, 8)).value(identifier).enabled(true));
    assertThat(gateway().plan(tenant, identifier)).isEmpty();

    gateway().assign(tenant, identifier, "pro");

    assertThat(gateway().plan(tenant, identifier)).contains("pro");
  }

  @Test
  void fails_for_good_when_there_is_no_such_usage_plan() {
    var lost = new ApiGatewayKeys(client, Map.of("pro", "nosuchplan"));
    var tenant = new TenantId(TestAccounts.newTenant());

    assertThatThrownBy(() -> lost.assign(tenant, UUID.randomUUID().toString(), "pro"))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageStartingWith("API Gateway CreateUsagePlanKey failed: NotFoundException");
  }

  @Test
  void a_value_is_one_keys_alone() {
    var value = UUID.randomUUID().toString();
    client.createApiKey(it -> it.name("first").value(value).enabled(true));

    assertThatThrownBy(() -> client.createApiKey(it -> it.name("second").value(value)))
        .isInstanceOf(ConflictException.class);
  }
}
