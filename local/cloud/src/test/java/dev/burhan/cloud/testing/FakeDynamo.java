package dev.burhan.cloud.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** Keeps the tables it was told to create and refuses to create one twice. */
public final class FakeDynamo implements DynamoDbClient {

  private final Map<String, CreateTableRequest> tables = new ConcurrentHashMap<>();
  private final Map<String, String> timeToLive = new ConcurrentHashMap<>();

  public Map<String, CreateTableRequest> tables() {
    return tables;
  }

  public Map<String, String> timeToLive() {
    return timeToLive;
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    if (tables.putIfAbsent(request.tableName(), request) != null) {
      throw ResourceInUseException.builder().message("exists").build();
    }
    return CreateTableResponse.builder().build();
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return DescribeTableResponse.builder()
        .table(table -> table.tableStatus(TableStatus.ACTIVE))
        .build();
  }

  @Override
  public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
    var enabled = timeToLive.containsKey(request.tableName());
    return DescribeTimeToLiveResponse.builder()
        .timeToLiveDescription(
            it ->
                it.timeToLiveStatus(enabled ? TimeToLiveStatus.ENABLED : TimeToLiveStatus.DISABLED))
        .build();
  }

  @Override
  public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
    var attribute = request.timeToLiveSpecification().attributeName();
    if (timeToLive.put(request.tableName(), attribute) != null) {
      throw new IllegalStateException("TimeToLive is already enabled");
    }
    return UpdateTimeToLiveResponse.builder().build();
  }

  @Override
  public DynamoDbWaiter waiter() {
    return DynamoDbWaiter.builder().client(this).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
