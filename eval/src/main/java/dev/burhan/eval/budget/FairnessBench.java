package dev.burhan.eval.budget;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbModelQuota;
import dev.burhan.engines.DynamoDbServer;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Plays one greedy tenant and nine quiet ones on the real adapter and DynamoDB Local. */
public final class FairnessBench {

  private static final Map<String, Long> QUOTAS =
      Map.of(FairnessSimulation.MODEL, FairnessSimulation.QUOTA);

  private FairnessBench() {}

  public static FairnessReport run() {
    try (var server = DynamoDbServer.start();
        var dynamoDb =
            new AwsClients(Map.of("AWS_ENDPOINT_URL", server.endpoint().toString())).dynamoDb()) {
      return FairnessReport.of(
          new FairnessSimulation(
              clock -> new DynamoDbModelQuota(dynamoDb, newTable(dynamoDb), QUOTAS, clock)));
    }
  }

  private static String newTable(DynamoDbClient dynamoDb) {
    var name = "quota-" + UUID.randomUUID();
    BenchTables.create(dynamoDb, name, "model_name");
    return name;
  }
}
