package dev.burhan.cloud.testing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanRequest;
import software.amazon.awssdk.services.apigateway.model.CreateUsagePlanResponse;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlansRequest;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlansResponse;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

/** Keeps the usage plans and secrets it was told to create. */
public final class FakeAccounts {

  private FakeAccounts() {}

  public static ApiGatewayClient gateway() {
    return new Gateway();
  }

  public static SecretsManagerClient secrets() {
    return new Secrets();
  }

  private static final class Gateway implements ApiGatewayClient {
    private final List<UsagePlan> plans = new CopyOnWriteArrayList<>();

    @Override
    public CreateUsagePlanResponse createUsagePlan(CreateUsagePlanRequest request) {
      var id = "plan-" + plans.size();
      plans.add(UsagePlan.builder().id(id).name(request.name()).build());
      return CreateUsagePlanResponse.builder().id(id).build();
    }

    @Override
    public GetUsagePlansResponse getUsagePlans(GetUsagePlansRequest request) {
      return GetUsagePlansResponse.builder().items(plans).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static final class Secrets implements SecretsManagerClient {
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public CreateSecretResponse createSecret(CreateSecretRequest request) {
      if (!names.add(request.name())) {
        throw ResourceExistsException.builder().message("exists").build();
      }
      return CreateSecretResponse.builder().arn("arn:" + request.name()).build();
    }

    @Override
    public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
      return DescribeSecretResponse.builder().arn("arn:" + request.secretId()).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
