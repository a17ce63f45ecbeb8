package dev.burhan.aws;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.metering.Amounts;
import dev.burhan.metering.BudgetStore;
import dev.burhan.metering.Claim;
import dev.burhan.metering.Reservation;
import dev.burhan.metering.Reserving;
import dev.burhan.metering.Reserving.Granted;
import dev.burhan.metering.Standing;
import dev.burhan.metering.Standing.Leftovers;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Keeps each tenant's budget in one item of a DynamoDB table with the key {@code tenant_id}: one
 * write reserves and one settles. What expired is given up by the next write that settles, or
 * before anybody is refused because of it.
 */
public final class DynamoDbBudgetStore implements BudgetStore {

  private static final String SERVICE = "DynamoDB";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbBudgetStore(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Reserving reserve(TenantId tenant, Claim claim, Limits limits) {
    var wanted = claim.at(clock.instant());
    return call("UpdateItem", () -> reserve(tenant, wanted, limits, true));
  }

  private Reserving reserve(
      TenantId tenant, Reservation wanted, Limits limits, boolean mayMakeRoom) {
    try {
      return new Granted(wanted, write(tenant, new BudgetUpdate().open(wanted, limits)));
    } catch (ConditionalCheckFailedException e) {
      var standing = BudgetItem.standing(e.item());
      var existing = standing.open(wanted.id());
      if (existing.isPresent()) {
        return new Granted(existing.get(), standing);
      }
      var leftovers = standing.leftovers(clock.instant());
      if (mayMakeRoom && !leftovers.expired().isEmpty()) {
        makeRoom(tenant, leftovers);
        return reserve(tenant, wanted, limits, false);
      }
      return standing
          .refusal(wanted, limits)
          .orElseThrow(
              () -> new DependencyFailure.Transient("a budget refused without a reason", e));
    }
  }

  private void makeRoom(TenantId tenant, Leftovers leftovers) {
    try {
      write(tenant, new BudgetUpdate().tidy(leftovers, clock.instant()));
    } catch (ConditionalCheckFailedException e) {
      // Another request was first; the next try sees what it left.
    }
  }

  @Override
  public void settle(TenantId tenant, Granted granted, Amounts spent) {
    var reservation = granted.reservation();
    var leftovers = granted.standing().leftovers(clock.instant()).without(reservation);
    call(
        "UpdateItem",
        () -> {
          settle(tenant, reservation, spent, leftovers);
          return true;
        });
  }

  private void settle(
      TenantId tenant, Reservation reservation, Amounts spent, Leftovers leftovers) {
    try {
      var update = new BudgetUpdate().settle(reservation, spent);
      write(tenant, update.tidy(leftovers, clock.instant()));
    } catch (ConditionalCheckFailedException e) {
      var standing = BudgetItem.standing(e.item());
      if (standing.open().contains(reservation)) {
        // Another request was first with what is left over.
        settle(tenant, reservation, spent, Leftovers.NONE);
      } else if (standing.lapsed().containsKey(reservation.id())) {
        settleLate(tenant, reservation, spent);
      }
    }
  }

  private void settleLate(TenantId tenant, Reservation reservation, Amounts spent) {
    try {
      write(tenant, new BudgetUpdate().settleLate(reservation, spent));
    } catch (ConditionalCheckFailedException e) {
      // It was settled meanwhile.
    }
  }

  @Override
  public Standing standing(TenantId tenant) {
    var response =
        call(
            "GetItem",
            () ->
                dynamoDb.getItem(
                    request ->
                        request
                            .tableName(table)
                            .key(Map.of(BudgetItem.TENANT, Item.text(tenant.value())))
                            .consistentRead(true)));
    return BudgetItem.standing(response.item());
  }

  private Standing write(TenantId tenant, BudgetUpdate update) {
    return BudgetItem.standing(dynamoDb.updateItem(update.on(table, tenant)).attributes());
  }

  private static <T> T call(String operation, Supplier<T> call) {
    return AwsFailures.translating(SERVICE, operation, call);
  }
}
