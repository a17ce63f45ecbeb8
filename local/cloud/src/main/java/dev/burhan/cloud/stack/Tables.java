package dev.burhan.cloud.stack;

import dev.burhan.cloud.template.TableResource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Creates tables; one that is there already is kept. */
record Tables(DynamoDbClient client) {

  void create(TableResource table, String name) {
    try {
      client.createTable(request(table, name));
    } catch (ResourceInUseException _) {
      // Created before.
    }
    client.waiter().waitUntilTableExists(request -> request.tableName(name));
    var timeToLive = table.timeToLiveAttribute();
    if (timeToLive != null) {
      expireBy(name, timeToLive);
    }
  }

  private static CreateTableRequest request(TableResource table, String name) {
    var request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                table.attributeTypes().entrySet().stream()
                    .map(it -> attribute(it.getKey(), it.getValue()))
                    .toList())
            .keySchema(table.keys().stream().map(Tables::key).toList());
    // The service refuses an empty list.
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(table.indexes().stream().map(Tables::index).toList());
    }
    return request.build();
  }

  private static GlobalSecondaryIndex index(TableResource.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(index.keys().stream().map(Tables::key).toList())
        .projection(it -> it.projectionType(ProjectionType.ALL))
        .build();
  }

  private void expireBy(String name, String attribute) {
    var status =
        client
            .describeTimeToLive(request -> request.tableName(name))
            .timeToLiveDescription()
            .timeToLiveStatus();
    // Enabling what is enabled is an error.
    if (status != TimeToLiveStatus.ENABLED && status != TimeToLiveStatus.ENABLING) {
      client.updateTimeToLive(
          request ->
              request
                  .tableName(name)
                  .timeToLiveSpecification(it -> it.attributeName(attribute).enabled(true)));
    }
  }

  private static AttributeDefinition attribute(String name, String type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(TableResource.Key key) {
    return KeySchemaElement.builder().attributeName(key.attribute()).keyType(key.type()).build();
  }
}
