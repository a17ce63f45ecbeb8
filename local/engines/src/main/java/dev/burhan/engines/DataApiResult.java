package dev.burhan.engines;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Writes rows as the Data API does. */
final class DataApiResult {
  private static final Set<String> WHOLE =
      Set.of("int2", "int4", "int8", "smallserial", "serial", "bigserial");
  private static final Set<String> FLOATING = Set.of("float4", "float8");
  private static final Set<String> TEXT =
      Set.of("text", "varchar", "numeric", "uuid", "json", "jsonb", "date", "time");
  private static final Set<String> MOMENTS = Set.of("timestamp", "timestamptz");
  private static final int MICROS_DIGITS = 6;

  private DataApiResult() {}

  static ArrayNode records(ResultSet rows, int bytesMax) throws SQLException {
    ArrayNode records = JsonNodeFactory.instance.arrayNode();
    ResultSetMetaData columns = rows.getMetaData();
    int bytes = 0;
    while (rows.next()) {
      ArrayNode row = records.addArray();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        row.add(field(rows, i, columns.getColumnTypeName(i)));
      }
      bytes += row.toString().getBytes(StandardCharsets.UTF_8).length;
      if (bytes > bytesMax) {
        throw DataApiFailure.badRequest(
            "Database returned more than the allowed response size limit");
      }
    }
    return records;
  }

  private static ObjectNode field(ResultSet rows, int column, String type) throws SQLException {
    ObjectNode field = JsonNodeFactory.instance.objectNode();
    String text = rows.getString(column);
    if (!type.startsWith("_") && !isKnown(type)) {
      throw DataApiFailure.of(
          "UnsupportedResultException",
          "The result contains the unsupported data type " + type.toUpperCase(Locale.ROOT));
    }
    if (text == null) {
      return field.put("isNull", true);
    }
    if (type.startsWith("_")) {
      return field.set("arrayValue", array(rows.getArray(column), type.substring(1)));
    }
    return value(field, type, text, rows, column);
  }

  private static boolean isKnown(String type) {
    return type.equals("bool")
        || type.equals("bytea")
        || WHOLE.contains(type)
        || FLOATING.contains(type)
        || TEXT.contains(type)
        || MOMENTS.contains(type);
  }

  private static ObjectNode value(
      ObjectNode field, String type, String text, ResultSet rows, int column) throws SQLException {
    if (type.equals("bool")) {
      return field.put("booleanValue", rows.getBoolean(column));
    }
    if (type.equals("bytea")) {
      return field.put("blobValue", rows.getBytes(column));
    }
    if (WHOLE.contains(type)) {
      return field.put("longValue", rows.getLong(column));
    }
    if (FLOATING.contains(type)) {
      return field.put("doubleValue", rows.getDouble(column));
    }
    return field.put("stringValue", MOMENTS.contains(type) ? moment(text) : text);
  }

  /** In UTC, which the session is set to, without a zone, the fraction in full. */
  private static String moment(String text) {
    String local = text.endsWith("+00") ? text.substring(0, text.length() - 3) : text;
    int point = local.indexOf('.');
    return point < 0 ? local : local + "0".repeat(MICROS_DIGITS - (local.length() - point - 1));
  }

  private static ObjectNode array(Array array, String type) throws SQLException {
    Object[] elements = (Object[]) array.getArray();
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    String name = type.equals("bool") ? "booleanValues" : WHOLE.contains(type) ? "longValues" : "";
    String kind =
        !name.isEmpty() ? name : FLOATING.contains(type) ? "doubleValues" : "stringValues";
    ArrayNode values = value.putArray(kind);
    for (Object element : elements) {
      switch (element) {
        case null -> values.addNull();
        case Boolean truth -> values.add(truth);
        case Double number -> values.add(number);
        case Float number -> values.add(number.doubleValue());
        case Number number -> values.add(number.longValue());
        default -> values.add(element.toString());
      }
    }
    return value;
  }

  static ArrayNode metadata(ResultSetMetaData columns) throws SQLException {
    ArrayNode metadata = JsonNodeFactory.instance.arrayNode();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      metadata
          .addObject()
          .put("label", columns.getColumnLabel(i))
          .put("name", columns.getColumnName(i))
          .put("type", columns.getColumnType(i))
          .put("typeName", columns.getColumnTypeName(i))
          .put("nullable", columns.isNullable(i))
          .put("precision", columns.getPrecision(i))
          .put("scale", columns.getScale(i));
    }
    return metadata;
  }
}
