package dev.burhan.engines;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.util.PGobject;

/** Binds the parameters of a request. */
final class DataApiParameters {
  private static final Map<String, String> HINTED =
      Map.of(
          "JSON", "jsonb",
          "UUID", "uuid",
          "TIMESTAMP", "timestamp",
          "DATE", "date",
          "TIME", "time",
          "DECIMAL", "numeric");

  private DataApiParameters() {}

  static void bind(PreparedStatement statement, List<String> names, JsonNode parameters)
      throws SQLException {
    Map<String, JsonNode> byName = new HashMap<>();
    parameters.forEach(parameter -> byName.put(parameter.path("name").asText(), parameter));
    for (int i = 0; i < names.size(); i++) {
      JsonNode parameter = byName.get(names.get(i));
      if (parameter == null) {
        throw DataApiFailure.badRequest("Cannot find parameter: " + names.get(i));
      }
      bind(statement, i + 1, parameter);
    }
  }

  private static void bind(PreparedStatement statement, int index, JsonNode parameter)
      throws SQLException {
    JsonNode value = parameter.path("value");
    String kind = value.properties().stream().findFirst().map(Map.Entry::getKey).orElse("");
    switch (kind) {
      case "isNull" -> statement.setNull(index, Types.NULL);
      case "booleanValue" -> statement.setBoolean(index, value.get(kind).booleanValue());
      // A number is a bigint: a function that takes an int is not found without a cast.
      case "longValue" -> statement.setLong(index, value.get(kind).longValue());
      case "doubleValue" -> statement.setDouble(index, value.get(kind).doubleValue());
      case "stringValue" -> bindText(statement, index, value.get(kind).asText(), parameter);
      case "blobValue" -> statement.setBytes(index, bytes(value.get(kind)));
      case "arrayValue" -> throw DataApiFailure.invalid("Array parameters are not supported.");
      default -> throw DataApiFailure.badRequest("a parameter has no value");
    }
  }

  private static void bindText(
      PreparedStatement statement, int index, String text, JsonNode parameter) throws SQLException {
    String hint = parameter.path("typeHint").asText("");
    if (hint.isEmpty()) {
      statement.setString(index, text);
      return;
    }
    if (!HINTED.containsKey(hint)) {
      throw DataApiFailure.invalid("unknown typeHint " + hint);
    }
    PGobject typed = new PGobject();
    typed.setType(HINTED.getOrDefault(hint, ""));
    typed.setValue(text);
    statement.setObject(index, typed);
  }

  private static byte[] bytes(JsonNode value) {
    try {
      return value.binaryValue();
    } catch (IOException e) {
      throw DataApiFailure.badRequest("a blobValue is not base64");
    }
  }
}
