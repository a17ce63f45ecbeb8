package dev.burhan.aws;

import dev.burhan.tenancy.LimitsText;
import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes and reads the items of the tenants table. */
final class TenantItem {

  private static final String ID = "tenant_id";
  private static final String NAME = "display_name";
  private static final String PLAN = "plan_name";
  private static final String STATUS = "tenant_status";
  private static final String OWN_LIMITS = "own_limits";
  private static final String WEAK_ANSWERS = "weak_answers";
  private static final String USAGE_IDENTIFIER = "usage_identifier";
  private static final String CREATED_AT = "created_at";

  private TenantItem() {}

  static Map<String, AttributeValue> key(TenantId tenant) {
    return Map.of(ID, Item.text(tenant.value()));
  }

  static Map<String, AttributeValue> of(Tenant tenant) {
    var item =
        Item.of(key(tenant.id()))
            .put(NAME, Item.text(tenant.name()))
            .put(PLAN, Item.text(tenant.plan()))
            .put(STATUS, Item.text(tenant.status().name()))
            .put(WEAK_ANSWERS, Item.text(tenant.weakAnswers().name()))
            .put(USAGE_IDENTIFIER, Item.text(tenant.usageIdentifier()))
            .put(CREATED_AT, Item.text(MilliTime.text(tenant.createdAt())));
    tenant.ownLimits().ifPresent(own -> item.put(OWN_LIMITS, Item.text(LimitsText.format(own))));
    return item.attributes();
  }

  /** Holds of an item that is exactly this tenant, compared with {@link #values}. */
  static String isUnchanged(Tenant known) {
    var equal =
        of(known).keySet().stream()
            .sorted()
            .map("%1$s = :%1$s"::formatted)
            .collect(Collectors.joining(" AND "));
    return known.ownLimits().isPresent()
        ? equal
        : equal + " AND attribute_not_exists(" + OWN_LIMITS + ")";
  }

  static Map<String, AttributeValue> values(Tenant known) {
    var values = new HashMap<String, AttributeValue>();
    of(known).forEach((name, value) -> values.put(":" + name, value));
    return values;
  }

  static Tenant read(Map<String, AttributeValue> attributes) {
    var item = Item.of(attributes);
    return new Tenant(
        item.text(ID, TenantId::new),
        item.text(NAME, text -> text),
        item.text(PLAN, text -> text),
        item.text(STATUS, Status::valueOf),
        item.optionalText(OWN_LIMITS, LimitsText::parse),
        item.text(WEAK_ANSWERS, WeakAnswers::valueOf),
        item.text(USAGE_IDENTIFIER, text -> text),
        item.text(CREATED_AT, Instant::parse));
  }
}
