package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbApiKeyStore;
import dev.burhan.cloud.artefact.DeployedFunction;
import dev.burhan.cloud.artefact.FunctionArtefacts;
import dev.burhan.cloud.artefact.FunctionReply;
import dev.burhan.cloud.artefact.UnpackedFunction;
import dev.burhan.cloud.command.TrialKey;
import dev.burhan.cloud.function.FunctionConfiguration;
import dev.burhan.cloud.secrets.SecretsServer;
import dev.burhan.cloud.testing.Templates;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.KeySecret;
import dev.burhan.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lets the world go on while a function lies in its snapshot. */
@ExtendWith(SharedCloud.class)
final class RestoredFunctionIT {

  private static final DeployedFunction.Start SNAP_START =
      new DeployedFunction.Start(List.of(), Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));

  private final List<SecretsServer> servers = new ArrayList<>();

  @AfterEach
  void close() {
    servers.forEach(SecretsServer::close);
  }

  /** What happens between the snapshot and the restore. */
  private interface Meanwhile {
    void happens() throws SQLException;
  }

  @Test
  void the_secret_of_today_counts_and_not_that_of_the_snapshot(LocalCloud cloud) throws Exception {
    var function = cloud.function("AuthorizerFunction");
    var tenant = new TenantId("tomorrow");
    cloud.createKey(tenant, Set.of(ApiKey.Scope.QUERY));
    know(function, "the pepper of tomorrow", tenant);

    var yesterday = secrets("the pepper of yesterday", 0);
    int port = yesterday.address().getPort();

    var reply =
        restored(
            with(function, "AWS_ENDPOINT_URL_SECRETS_MANAGER", yesterday.address().toString()),
            "authorizer",
            () -> {
              yesterday.close();
              secrets("the pepper of tomorrow", port);
            });

    assertThat(reply.failed()).as(reply.body()).isFalse();
    assertThat(reply.body()).contains("\"tenant\":\"tomorrow\"");
  }

  @Test
  void a_connection_that_died_meanwhile_is_not_used(LocalCloud cloud) throws Exception {
    var reply =
        restored(
            cloud.function("QueryFunction"),
            "query",
            () -> {
              try (var owner = cloud.postgres().connect();
                  var statement = owner.createStatement()) {
                statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where usename = 'burhan_app'");
              }
            });

    assertThat(reply.isGood()).as(reply.body()).isTrue();
  }

  private static FunctionReply restored(
      FunctionConfiguration function, String event, Meanwhile meanwhile)
      throws IOException, SQLException {
    var artefacts = FunctionArtefacts.runnable(Templates.real(), SharedCloud.HOME, function.id());
    try (var unpacked = UnpackedFunction.of(artefacts);
        var process = DeployedFunction.start(unpacked, function, SNAP_START)) {
      process.awaitCheckpoint();
      meanwhile.happens();
      process.restore();
      return process.invoke(
          Files.readString(SharedCloud.HOME.resolve("events/" + event + ".json")));
    }
  }

  private static void know(FunctionConfiguration function, String pepper, TenantId tenant) {
    var environment = function.environment();
    var key =
        new ApiKey(
            new KeySecret(TrialKey.SECRET).id(),
            tenant,
            "restored",
            Set.of(ApiKey.Scope.QUERY),
            environment.getOrDefault("DEPLOYMENT", ""),
            new ApiKey.Life(Instant.EPOCH, Optional.empty()));
    var table = environment.getOrDefault("API_KEYS_TABLE", "");
    try (var dynamoDb = new AwsClients(environment).dynamoDb()) {
      new DynamoDbApiKeyStore(dynamoDb, table, Clock.systemUTC())
          .create(
              tenant, new KeyHash.Hasher(pepper).hash(TrialKey.SECRET), key, ApiKeyStore.KEYS_MAX);
    }
  }

  private SecretsServer secrets(String pepper, int port) {
    var server =
        SecretsServer.start(Map.of("key-pepper", pepper), "us-east-1", "000000000000", port);
    servers.add(server);
    return server;
  }

  private static FunctionConfiguration with(
      FunctionConfiguration function, String name, String value) {
    var environment = new HashMap<>(function.environment());
    environment.put(name, value);
    return new FunctionConfiguration(
        function.id(),
        function.name(),
        function.arn(),
        function.handler(),
        function.timeout(),
        function.memoryMegabytes(),
        environment);
  }
}
