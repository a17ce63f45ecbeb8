package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

final class DynamoDbServerIT {

  @Test
  void writes_an_item_only_once_under_a_condition() {
    try (DynamoDbServer server = DynamoDbServer.start();
        DynamoDbClient client = AwsClients.of(DynamoDbClient.builder(), server.endpoint())) {
      createTable(client);
      Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS("a"));

      client.putItem(put -> put.tableName("job").item(item));

      assertThat(client.getItem(get -> get.tableName("job").key(item)).item()).isEqualTo(item);
      assertThatThrownBy(
              () ->
                  client.putItem(
                      put ->
                          put.tableName("job")
                              .item(item)
                              .conditionExpression("attribute_not_exists(id)")))
          .isInstanceOf(ConditionalCheckFailedException.class);
    }
  }

  private static void createTable(DynamoDbClient client) {
    client.createTable(
        table ->
            table
                .tableName("job")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build())
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build()));
  }
}
