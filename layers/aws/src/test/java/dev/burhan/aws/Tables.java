package dev.burhan.aws;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Makes tables with text keys for a test. */
final class Tables {

  private Tables() {}

  /** Makes an empty table with a hash key and perhaps a range key, and gives its name. */
  static String create(DynamoDbClient dynamoDb, String... keys) {
    return create(dynamoDb, keys, request -> {});
  }

  /** The same with an index of whole items. */
  static String createIndexed(DynamoDbClient dynamoDb, String key, String index, String... keys) {
    var whole = Projection.builder().projectionType(ProjectionType.ALL).build();
    return create(
        dynamoDb,
        new String[] {key},
        request ->
            request
                .attributeDefinitions(
                    Stream.concat(Stream.of(key), Arrays.stream(keys))
                        .map(Tables::definition)
                        .toList())
                .globalSecondaryIndexes(
                    List.of(
                        GlobalSecondaryIndex.builder()
                            .indexName(index)
                            .keySchema(schema(keys))
                            .projection(whole)
                            .build())));
  }

  private static String create(
      DynamoDbClient dynamoDb, String[] keys, Consumer<CreateTableRequest.Builder> more) {
    var name = "test-" + UUID.randomUUID();
    var request =
        CreateTableRequest.builder()
            .tableName(name)
            .attributeDefinitions(Arrays.stream(keys).map(Tables::definition).toList())
            .keySchema(schema(keys))
            .billingMode(BillingMode.PAY_PER_REQUEST);
    more.accept(request);
    dynamoDb.createTable(request.build());
    try (var waiter = dynamoDb.waiter()) {
      waiter.waitUntilTableExists(it -> it.tableName(name));
    }
    return name;
  }

  private static List<KeySchemaElement> schema(String... keys) {
    return IntStream.range(0, keys.length).mapToObj(i -> element(keys[i], i)).toList();
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
