package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.edge.testing.StackTemplate;
import dev.burhan.tenancy.Plan;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** plans.json against itself and the usage plans of template.yaml. */
final class PlanFileTest {

  private static final JsonNode RESOURCES = StackTemplate.read().path("Resources");

  @Test
  void sells_three_plans_of_which_each_allows_more_than_the_one_before() {
    var plans = PlanFile.read().all();

    assertThat(plans).extracting(Plan::name).containsExactly("free", "pro", "enterprise");
    for (int i = 1; i < plans.size(); i++) {
      var less = plans.get(i - 1);
      var more = plans.get(i);
      assertThat(more.rate().perSecond()).isGreaterThan(less.rate().perSecond());
      assertThat(more.rate().burst()).isGreaterThan(less.rate().burst());
      assertThat(more.rate().perMonth()).isGreaterThan(less.rate().perMonth());
      assertThat(more.limits().day().tokens()).isGreaterThan(less.limits().day().tokens());
      assertThat(more.limits().month().money()).isGreaterThan(less.limits().month().money());
    }
  }

  @Test
  void every_plan_is_a_usage_plan_of_the_template_with_its_numbers() {
    for (var plan : PlanFile.read().all()) {
      var name = plan.name();
      var id = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "UsagePlan";
      var properties = RESOURCES.path(id).path("Properties");

      assertThat(properties.at("/Throttle/RateLimit").asDouble(-1))
          .as(id)
          .isEqualTo(plan.rate().perSecond());
      assertThat(properties.at("/Throttle/BurstLimit").asInt(-1)).isEqualTo(plan.rate().burst());
      assertThat(properties.at("/Quota/Limit").asLong(-1)).isEqualTo(plan.rate().perMonth());
      assertThat(properties.at("/Quota/Period").asText()).isEqualTo("MONTH");
      assertThat(properties.at("/ApiStages/0/Stage").asText()).isEqualTo("Api.Stage");
    }
  }

  @Test
  void every_usage_plan_of_the_template_is_a_plan() {
    var usagePlans = new ArrayList<String>();
    RESOURCES
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Type").asText().equals("AWS::ApiGateway::UsagePlan")) {
                usagePlans.add(resource.getKey());
              }
            });

    assertThat(usagePlans).hasSize(PlanFile.read().all().size());
    assertThat(RESOURCES.at("/Api/Properties/ApiKeySourceType").asText()).isEqualTo("AUTHORIZER");
    assertThat(RESOURCES.at("/Api/Properties/Auth/ApiKeyRequired").asBoolean()).isTrue();
  }

  @Test
  void a_plan_allows_a_day_no_more_than_a_month() {
    assertThat(PlanFile.read().all())
        .allSatisfy(
            plan -> {
              var limits = plan.limits();
              assertThat(limits.day().requests()).isLessThanOrEqualTo(limits.month().requests());
              assertThat(limits.day().tokens()).isLessThanOrEqualTo(limits.month().tokens());
              assertThat(limits.day().money()).isLessThanOrEqualTo(limits.month().money());
              assertThat(limits.month().requests()).isEqualTo(plan.rate().perMonth());
            });
  }
}
