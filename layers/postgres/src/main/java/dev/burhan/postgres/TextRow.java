package dev.burhan.postgres;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds a row in PostgreSQL's text form. */
record TextRow(Map<String, @Nullable String> values) implements SqlClient.Row {

  @Override
  public String text(String column) {
    var value = values.get(column);
    if (value == null) {
      throw new IllegalStateException("no value in column " + column);
    }
    return value;
  }

  @Override
  public @Nullable String textOrNull(String column) {
    return values.get(column);
  }
}
