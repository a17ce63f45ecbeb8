package dev.burhan.postgres;

import dev.burhan.failure.Retry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;

/**
 * Says how SQL gets to the database: over JDBC when DATABASE_URL is set, by the Data API when
 * DATABASE_CLUSTER is. DATABASE_SECRET is the ARN of the role's secret in both cases.
 */
public sealed interface DatabaseTransport {

  /** Connections of our own; needs DATABASE_POOL_MAX. */
  record Jdbc(String url, int poolMax, String secret) implements DatabaseTransport {}

  /** Requests to the Data API; DATABASE_NAME says which database of the cluster. */
  record DataApi(DataApiSettings settings) implements DatabaseTransport {}

  /**
   * Reads the settings; empty when there was a fault.
   *
   * @param fault told of every missing or bad one
   */
  static Optional<DatabaseTransport> of(Map<String, String> environment, Consumer<String> fault) {
    return new DatabaseEnvironment(environment, fault).transport();
  }

  /**
   * Makes the client, which connects when it is first used.
   *
   * @param secrets reads a secret as it is now; asked again when the database refuses a login
   * @param dataApi makes a client that sends each request once
   */
  default SqlClient open(Function<String, String> secrets, Supplier<RdsDataClient> dataApi) {
    return switch (this) {
      case Jdbc(var url, var poolMax, var secret) ->
          new JdbcSqlClient(
              url,
              poolMax,
              new KeptLogin(() -> Login.parse(secrets.apply(secret)), Clock.systemUTC()));
      case DataApi(var settings) ->
          new DataApiSqlClient(
              dataApi.get(),
              settings,
              new Retry(Retry.Pause.THREAD, new SecureRandom()::nextDouble));
    };
  }
}
