package dev.burhan.postgres;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.failure.Retry;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.ColumnMetadata;
import software.amazon.awssdk.services.rdsdata.model.DatabaseResumingException;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.Field;

/**
 * Sends SQL over HTTP, by the Data API of Aurora. A call is one request, a transaction is three
 * more than it has statements. While the cluster wakes up, requests are sent again until the
 * deadline; no other failure is, as only then is it sure that nothing was done.
 */
public final class DataApiSqlClient implements SqlClient {

  private static final Duration ROLLBACK_MAX = Duration.ofSeconds(3);

  private final RdsDataClient client;
  private final DataApiSettings settings;
  private final Retry retry;

  /**
   * @param client sends each request once; its time-outs are those of the deadlines
   */
  public DataApiSqlClient(RdsDataClient client, DataApiSettings settings, Retry retry) {
    this.client = client;
    this.settings = settings;
    this.retry = retry;
  }

  @Override
  public List<Row> call(String sql, Map<String, @Nullable Object> parameters, Deadline deadline) {
    return execute(null, sql, parameters, deadline);
  }

  @Override
  public <T> T transact(TenantId tenant, Deadline deadline, Function<Transaction, T> work) {
    var id = begin(deadline);
    try {
      var scope = new Scope(id, tenant, deadline);
      scope.renew();
      T result = work.apply(scope);
      commit(id, deadline);
      return result;
    } catch (RuntimeException | Error e) {
      rollBack(id, e);
      throw e;
    }
  }

  @Override
  public void close() {
    client.close();
  }

  /** Is an open transaction. */
  private final class Scope implements Transaction {
    private final String id;
    private final TenantId tenant;
    private final Deadline deadline;
    private int statementMillis;

    Scope(String id, TenantId tenant, Deadline deadline) {
      this.id = id;
      this.tenant = tenant;
      this.deadline = deadline;
    }

    /** Tells the database by when to give up, as nobody can cancel a statement from here. */
    void renew() {
      statementMillis = TenantScope.millisLeft(deadline);
      execute(id, TenantScope.SQL, TenantScope.parameters(tenant, deadline), deadline);
    }

    @Override
    public List<Row> query(String sql, Map<String, @Nullable Object> parameters) {
      deadline.check("the database");
      // Told anew for each half of the time, so that no statement outlives the deadline by more
      // than it had left.
      if (TenantScope.millisLeft(deadline) < statementMillis / 2) {
        renew();
      }
      return execute(id, sql, parameters, deadline);
    }
  }

  private List<Row> execute(
      @Nullable String transaction,
      String sql,
      Map<String, @Nullable Object> parameters,
      Deadline deadline) {
    var values = DataApiParameters.of(sql, parameters);
    return rows(
        send(
            deadline,
            bounds ->
                client.executeStatement(
                    request ->
                        request
                            .resourceArn(settings.cluster())
                            .secretArn(settings.secret())
                            .database(settings.database())
                            .transactionId(transaction)
                            .sql(sql)
                            .parameters(values)
                            .includeResultMetadata(true)
                            .overrideConfiguration(bounds))));
  }

  private String begin(Deadline deadline) {
    return send(
        deadline,
        bounds ->
            client
                .beginTransaction(
                    request ->
                        request
                            .resourceArn(settings.cluster())
                            .secretArn(settings.secret())
                            .database(settings.database())
                            .overrideConfiguration(bounds))
                .transactionId());
  }

  private void commit(String id, Deadline deadline) {
    send(
        deadline,
        bounds ->
            client.commitTransaction(
                request ->
                    request
                        .resourceArn(settings.cluster())
                        .secretArn(settings.secret())
                        .transactionId(id)
                        .overrideConfiguration(bounds)));
  }

  /** Never hides why: what cannot be rolled back ends with its statement or its idle time. */
  private void rollBack(String id, Throwable why) {
    try {
      client.rollbackTransaction(
          request ->
              request
                  .resourceArn(settings.cluster())
                  .secretArn(settings.secret())
                  .transactionId(id)
                  .overrideConfiguration(bounds(ROLLBACK_MAX)));
    } catch (SdkException e) {
      why.addSuppressed(DataApiFailures.translate(e));
    }
  }

  private <R> R send(Deadline deadline, Function<AwsRequestOverrideConfiguration, R> request) {
    for (int failures = 1; ; failures++) {
      deadline.check("the database");
      try {
        return request.apply(bounds(Duration.ofMillis(TenantScope.millisLeft(deadline))));
      } catch (DatabaseResumingException e) {
        var failure =
            new DependencyFailure.Transient(
                "the database is resuming, attempts=%d".formatted(failures), null);
        retry.pause(failures, failure, deadline);
      } catch (SdkException e) {
        throw DataApiFailures.translate(e);
      }
    }
  }

  private static AwsRequestOverrideConfiguration bounds(Duration time) {
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(time)
        .apiCallAttemptTimeout(time)
        .build();
  }

  private static List<Row> rows(ExecuteStatementResponse response) {
    var rows = new ArrayList<Row>(response.records().size());
    for (var record : response.records()) {
      rows.add(row(response.columnMetadata(), record));
    }
    return rows;
  }

  private static Row row(List<ColumnMetadata> columns, List<Field> fields) {
    var values = new HashMap<String, @Nullable String>();
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      values.put(column.label(), DataApiText.of(fields.get(i), column.typeName()));
    }
    return new TextRow(values);
  }
}
