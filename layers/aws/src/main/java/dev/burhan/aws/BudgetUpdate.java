package dev.burhan.aws;

import dev.burhan.metering.Amounts;
import dev.burhan.metering.BudgetLimit;
import dev.burhan.metering.BudgetStore;
import dev.burhan.metering.Counter;
import dev.burhan.metering.Reservation;
import dev.burhan.metering.Standing.Leftovers;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Gathers changes of a budget into one conditional write. A counter that is gone is taken for what
 * is to be taken out of it, so none ever falls below zero. Not thread-safe.
 */
final class BudgetUpdate {

  private final Map<String, Long> added = new LinkedHashMap<>();
  private final Map<String, Long> takenOut = new LinkedHashMap<>();
  private final Map<String, AttributeValue> set = new LinkedHashMap<>();
  private final Set<String> removed = new LinkedHashSet<>();
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  /** Opens a reservation, if all limits and the number of open ones allow it. */
  BudgetUpdate open(Reservation reservation, Limits limits) {
    var own = BudgetItem.reserved(reservation.id());
    conditions.add("attribute_not_exists(" + name(own) + ")");
    atMost(BudgetItem.OPEN, BudgetStore.OPEN_MAX - 1L);
    for (var limit : BudgetLimit.values()) {
      limit
          .allowed(limits)
          .ifPresent(
              allowed ->
                  atMost(
                      BudgetItem.name(limit.counter(reservation.at())),
                      allowed - reservation.amounts().of(limit.measure())));
    }
    set.put(own, BudgetItem.value(reservation));
    add(added, reservation.charges());
    added.merge(BudgetItem.OPEN, 1L, Long::sum);
    return this;
  }

  /** A limit smaller than what is asked for has no room even when nothing is used. */
  private void atMost(String counter, long room) {
    var used = name(counter);
    var fits = used + " <= " + value(Item.number(room));
    conditions.add(room < 0 ? fits : "(attribute_not_exists(" + used + ") OR " + fits + ")");
  }

  /** Puts what was spent in the place of a reservation, if it is open. */
  BudgetUpdate settle(Reservation reservation, Amounts spent) {
    close(reservation);
    add(added, reservation.charges(spent));
    return this;
  }

  /** Counts what was spent on a reservation that was given up, once. */
  BudgetUpdate settleLate(Reservation reservation, Amounts spent) {
    var lapsed = BudgetItem.lapsed(reservation.id());
    conditions.add("attribute_exists(" + name(lapsed) + ")");
    removed.add(lapsed);
    add(added, reservation.charges(spent));
    return this;
  }

  /** Gives expired reservations up, if all are still open, and removes what is of no use. */
  BudgetUpdate tidy(Leftovers leftovers, Instant now) {
    for (var expired : leftovers.expired()) {
      close(expired);
      set.put(BudgetItem.lapsed(expired.id()), Item.number(now.toEpochMilli()));
    }
    leftovers.stale().forEach(counter -> removed.add(BudgetItem.name(counter)));
    leftovers.forgotten().forEach(id -> removed.add(BudgetItem.lapsed(id)));
    return this;
  }

  private void close(Reservation reservation) {
    var own = BudgetItem.reserved(reservation.id());
    conditions.add(name(own) + " = " + value(BudgetItem.value(reservation)));
    removed.add(own);
    add(takenOut, reservation.charges());
    takenOut.merge(BudgetItem.OPEN, 1L, Long::sum);
  }

  private static void add(Map<String, Long> sums, Map<Counter, Long> charges) {
    charges.forEach(
        (counter, charge) -> sums.merge(BudgetItem.name(counter), charge, Math::addExact));
  }

  UpdateItemRequest on(String table, TenantId tenant) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Map.of(BudgetItem.TENANT, Item.text(tenant.value())))
        .updateExpression(expression())
        .conditionExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private String expression() {
    // A counter that goes needs nothing taken out of it.
    var counters = new LinkedHashSet<>(takenOut.keySet());
    counters.removeAll(removed);
    counters.addAll(added.keySet());
    removed.removeAll(added.keySet());
    var sets = new ArrayList<String>();
    for (var counter : counters) {
      long out = takenOut.getOrDefault(counter, 0L);
      long change = added.getOrDefault(counter, 0L) - out;
      sets.add(
          "%1$s = if_not_exists(%1$s, %2$s) + %3$s"
              .formatted(name(counter), value(Item.number(out)), value(Item.number(change))));
    }
    set.forEach((attribute, value) -> sets.add(name(attribute) + " = " + value(value)));
    removed.removeAll(set.keySet());
    var removes = removed.stream().map(this::name).toList();
    return "SET "
        + String.join(", ", sets)
        + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
  }

  private String name(String attribute) {
    return aliases.computeIfAbsent(
        attribute,
        unknown -> {
          var alias = "#" + names.size();
          names.put(alias, unknown);
          return alias;
        });
  }

  private String value(AttributeValue value) {
    var alias = ":" + values.size();
    values.put(alias, value);
    return alias;
  }
}
