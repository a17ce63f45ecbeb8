package dev.burhan.aws;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Makes tables with text keys for a test. */
final class Tables {

  private Tables() {}

  /** Makes an empty table with a hash key and perhaps a range key, and gives its name. */
  static String create(DynamoDbClient dynamoDb, String... keys) {
    var name = "test-" + UUID.randomUUID();
    var definitions = Arrays.stream(keys).map(Tables::definition).toList();
    var schema = IntStream.range(0, keys.length).mapToObj(i -> element(keys[i], i)).toList();
    dynamoDb.createTable(
        request ->
            request
                .tableName(name)
                .attributeDefinitions(definitions)
                .keySchema(schema)
                .billingMode(BillingMode.PAY_PER_REQUEST));
    try (var waiter = dynamoDb.waiter()) {
      waiter.waitUntilTableExists(request -> request.tableName(name));
    }
    return name;
  }

  private static AttributeDefinition definition(String key) {
    return AttributeDefinition.builder()
        .attributeName(key)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement element(String key, int position) {
    return KeySchemaElement.builder()
        .attributeName(key)
        .keyType(position == 0 ? KeyType.HASH : KeyType.RANGE)
        .build();
  }
}
