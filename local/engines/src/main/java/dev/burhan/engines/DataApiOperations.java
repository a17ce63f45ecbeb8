package dev.burhan.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.jdbc.PgStatement;

/** Does what a request asks for. */
final class DataApiOperations {
  private static final List<String> REFUSED =
      List.of("formatRecordsAs", "resultSetOptions", "schema", "continueAfterTimeout");

  private final DataApiSessions sessions;
  private final DataApiLimits limits;

  DataApiOperations(DataApiSessions sessions, DataApiLimits limits) {
    this.sessions = sessions;
    this.limits = limits;
  }

  ObjectNode answer(String path, JsonNode request) {
    require(request, "resourceArn");
    require(request, "secretArn");
    try {
      return switch (path) {
        case "/Execute" -> run(request, connection -> execute(connection, request));
        case "/BatchExecute" -> run(request, connection -> executeBatch(connection, request));
        case "/BeginTransaction" -> object().put("transactionId", sessions.begin());
        case "/CommitTransaction" -> end(request, true, "Transaction Committed");
        case "/RollbackTransaction" -> end(request, false, "Rollback Complete");
        default -> throw DataApiFailure.of("UnknownOperationException", path + " is not emulated");
      };
    } catch (SQLException e) {
      throw DataApiFailure.of(e);
    }
  }

  private ObjectNode run(JsonNode request, DataApiSessions.Work<ObjectNode> work)
      throws SQLException {
    require(request, "sql");
    REFUSED.stream()
        .filter(request::hasNonNull)
        .filter(name -> !request.path(name).asText().equals("NONE"))
        .findFirst()
        .ifPresent(
            name -> {
              throw DataApiFailure.invalid(name + " is not emulated");
            });
    return request.hasNonNull("transactionId")
        ? sessions.inside(request.path("transactionId").asText(), work)
        : sessions.alone(work);
  }

  private ObjectNode end(JsonNode request, boolean commit, String status) throws SQLException {
    sessions.end(require(request, "transactionId"), commit);
    return object().put("transactionStatus", status);
  }

  private ObjectNode execute(Connection connection, JsonNode request) throws SQLException {
    try (PreparedStatement statement = prepare(connection, request, request.path("parameters"))) {
      ObjectNode answer = object();
      answer.putArray("generatedFields");
      if (!statement.execute()) {
        return answer.put("numberOfRecordsUpdated", Math.max(0, statement.getUpdateCount()));
      }
      try (var rows = statement.getResultSet()) {
        answer.put("numberOfRecordsUpdated", 0);
        answer.set("records", DataApiResult.records(rows, limits.responseBytes()));
        if (request.path("includeResultMetadata").asBoolean()) {
          answer.set("columnMetadata", DataApiResult.metadata(rows.getMetaData()));
        }
        return answer;
      }
    }
  }

  private ObjectNode executeBatch(Connection connection, JsonNode request) throws SQLException {
    ObjectNode answer = object();
    var results = answer.putArray("updateResults");
    for (JsonNode parameters : request.path("parameterSets")) {
      try (PreparedStatement statement = prepare(connection, request, parameters)) {
        statement.execute();
        results.addObject().putArray("generatedFields");
      }
    }
    return answer;
  }

  private PreparedStatement prepare(Connection connection, JsonNode request, JsonNode parameters)
      throws SQLException {
    DataApiSql sql = DataApiSql.parse(request.path("sql").asText());
    PreparedStatement statement = connection.prepareStatement(sql.text());
    statement.unwrap(PgStatement.class).setQueryTimeoutMs(limits.statement().toMillis());
    DataApiParameters.bind(statement, sql.names(), parameters);
    return statement;
  }

  private static String require(JsonNode request, String name) {
    String value = request.path(name).asText("");
    if (value.isBlank()) {
      throw DataApiFailure.badRequest(name + " is missing");
    }
    return value;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
