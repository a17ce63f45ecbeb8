package dev.burhan.engines;

import dev.burhan.engines.ApiGatewayFault.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Keeps API keys and usage plans by the rules of API Gateway. */
final class UsagePlanBook {

  private static final int VALUE_MIN = 20;
  private static final int VALUE_MAX = 128;

  private final Map<String, Key> keys = new LinkedHashMap<>();
  private final Map<String, UsagePlan> plans = new LinkedHashMap<>();
  private final Map<String, Set<String>> keysOfPlans = new HashMap<>();
  private int ids;

  /** A key; with {@code ApiKeySourceType: AUTHORIZER} its value is no secret. */
  record Key(String id, String name, String value) {}

  synchronized UsagePlan addPlan(Function<String, UsagePlan> make) {
    var plan = make.apply(nextId());
    plans.put(plan.id(), plan);
    keysOfPlans.put(plan.id(), new HashSet<>());
    return plan;
  }

  synchronized Key addKey(String name, String value) {
    if (value.length() < VALUE_MIN || value.length() > VALUE_MAX) {
      throw new ApiGatewayFault(Kind.BAD_REQUEST, "API Key value must be 20 to 128 characters");
    }
    if (keys.values().stream().anyMatch(key -> key.value().equals(value))) {
      throw new ApiGatewayFault(Kind.CONFLICT, "API Key already exists");
    }
    var key = new Key(nextId(), name, value);
    keys.put(key.id(), key);
    return key;
  }

  private String nextId() {
    return "id%08d".formatted(++ids);
  }

  synchronized void removeKey(String id) {
    key(id);
    keys.remove(id);
    keysOfPlans.values().forEach(members -> members.remove(id));
  }

  synchronized Key join(String planId, String keyId) {
    var plan = plan(planId);
    var key = key(keyId);
    if (plansOf(keyId).stream().anyMatch(other -> shareStage(plan, other))) {
      throw new ApiGatewayFault(
          Kind.CONFLICT,
          "Usage Plan "
              + planId
              + " cannot be added because API Key "
              + keyId
              + " cannot reference multiple Usage Plans with the same API stage");
    }
    members(planId).add(keyId);
    return key;
  }

  private static boolean shareStage(UsagePlan one, UsagePlan other) {
    return one.equals(other) || one.stages().stream().anyMatch(other.stages()::contains);
  }

  synchronized void leave(String planId, String keyId) {
    plan(planId);
    if (!members(planId).remove(keyId)) {
      throw new ApiGatewayFault(Kind.NOT_FOUND, "Invalid Usage Plan ID specified");
    }
  }

  synchronized List<Key> keys(String namePrefix) {
    return keys.values().stream().filter(key -> key.name().startsWith(namePrefix)).toList();
  }

  synchronized Collection<UsagePlan> plans() {
    return List.copyOf(plans.values());
  }

  synchronized List<UsagePlan> plansOf(String keyId) {
    return plans.values().stream().filter(plan -> members(plan.id()).contains(keyId)).toList();
  }

  synchronized Optional<UsagePlan> planOfValue(String value) {
    return keys.values().stream()
        .filter(key -> key.value().equals(value))
        .flatMap(key -> plansOf(key.id()).stream())
        .findFirst();
  }

  private Set<String> members(String planId) {
    return keysOfPlans.getOrDefault(planId, Set.of());
  }

  private UsagePlan plan(String id) {
    return Optional.ofNullable(plans.get(id))
        .orElseThrow(() -> new ApiGatewayFault(Kind.NOT_FOUND, "Invalid Usage Plan ID specified"));
  }

  private Key key(String id) {
    return Optional.ofNullable(keys.get(id))
        .orElseThrow(
            () -> new ApiGatewayFault(Kind.NOT_FOUND, "Invalid API Key identifier specified"));
  }
}
