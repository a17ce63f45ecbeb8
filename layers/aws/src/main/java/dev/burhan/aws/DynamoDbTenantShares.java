package dev.burhan.aws;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts and deletes what the items of {@link DynamoDbModelQuota}, one for each model, remember of
 * a tenant: how much of a minute it used, until the model is asked again.
 */
public final class DynamoDbTenantShares implements TenantData {

  private static final String SERVICE = "DynamoDB";
  private static final String MODEL = "model_name";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbTenantShares(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public String name() {
    return "model_shares";
  }

  @Override
  public long count(TenantId tenant, Deadline deadline) {
    deadline.check("counting " + name());
    return call("Scan", () -> models().mapToLong(item -> names(item, tenant).size()).sum());
  }

  @Override
  public void delete(TenantId tenant, Deadline deadline) {
    deadline.check("deleting " + name());
    for (var item : call("Scan", () -> models().toList())) {
      for (var names = names(item, tenant); !names.isEmpty(); ) {
        deadline.check("deleting " + name());
        var some = names.subList(0, Math.min(QuotaItem.TIDY_MAX, names.size()));
        call("UpdateItem", () -> remove(item, some));
        names = names.subList(some.size(), names.size());
      }
    }
  }

  /** There are as many items as models. */
  private Stream<Map<String, AttributeValue>> models() {
    return dynamoDb
        .scanPaginator(request -> request.tableName(table).consistentRead(true))
        .items()
        .stream();
  }

  private static List<String> names(Map<String, AttributeValue> item, TenantId tenant) {
    return new QuotaItem(item).usedBy(tenant);
  }

  private boolean remove(Map<String, AttributeValue> item, List<String> attributes) {
    var names = new HashMap<String, String>();
    IntStream.range(0, attributes.size()).forEach(i -> names.put("#a" + i, attributes.get(i)));
    dynamoDb.updateItem(
        request ->
            request
                .tableName(table)
                .key(Map.of(MODEL, item.getOrDefault(MODEL, Item.text(""))))
                .updateExpression("REMOVE " + String.join(", ", names.keySet()))
                .expressionAttributeNames(names));
    return true;
  }

  private static <T> T call(String operation, Supplier<T> call) {
    return AwsFailures.translating(SERVICE, operation, call);
  }
}
