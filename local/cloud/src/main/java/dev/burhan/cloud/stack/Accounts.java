package dev.burhan.cloud.stack;

import dev.burhan.cloud.template.Template;
import dev.burhan.cloud.template.UsagePlanResource;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.QuotaPeriodType;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

/** Creates usage plans and secrets, and tells what they are referred to by. */
record Accounts(StackClients clients, References references, PhysicalNames names) {

  void create(Template template) {
    template.usagePlans().values().forEach(plan -> create(plan, template.api().stage()));
    template.secrets().keySet().forEach(id -> references.reference(id, secret(names.name(id))));
  }

  private void create(UsagePlanResource plan, String stage) {
    var path = "Resources." + plan.id() + ".Properties.UsagePlanName";
    var name = references.resolve(path, plan.name());
    var known =
        clients.gateway().getUsagePlansPaginator().items().stream()
            .filter(it -> it.name().equals(name))
            .findFirst();
    var id = known.isPresent() ? known.get().id() : create(plan, name, stage);
    references.reference(plan.id(), id);
  }

  private String create(UsagePlanResource plan, String name, String stage) {
    return clients
        .gateway()
        .createUsagePlan(
            request ->
                request
                    .name(name)
                    .apiStages(ApiStage.builder().apiId("local").stage(stage).build())
                    .throttle(it -> it.rateLimit(plan.ratePerSecond()).burstLimit(plan.burst()))
                    .quota(it -> it.limit(plan.perMonth()).period(QuotaPeriodType.MONTH)))
        .id();
  }

  private String secret(String name) {
    try {
      return clients.secrets().createSecret(request -> request.name(name)).arn();
    } catch (ResourceExistsException _) {
      return clients.secrets().describeSecret(request -> request.secretId(name)).arn();
    }
  }
}
