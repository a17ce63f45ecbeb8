package dev.burhan.eval.budget;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Makes tables with one text key, as the template has them. */
final class BenchTables {

  private BenchTables() {}

  static void create(DynamoDbClient dynamoDb, String table, String key) {
    var attribute =
        AttributeDefinition.builder()
            .attributeName(key)
            .attributeType(ScalarAttributeType.S)
            .build();
    var schema = KeySchemaElement.builder().attributeName(key).keyType(KeyType.HASH).build();
    dynamoDb.createTable(
        request ->
            request
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute)
                .keySchema(schema));
  }
}
