package dev.burhan.postgres;

import dev.burhan.failure.DependencyFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.SqlParameter;

/** Writes parameters as the Data API takes them: those a statement names, and no others. */
final class DataApiParameters {

  private static final int REQUEST_BYTES_MAX = 4 * 1024 * 1024;

  private DataApiParameters() {}

  /**
   * Writes the parameters of a statement.
   *
   * @throws IllegalArgumentException when one has no value
   * @throws DependencyFailure.Permanent when they are more than one request can carry
   */
  static List<SqlParameter> of(String sql, Map<String, @Nullable Object> parameters) {
    long bytes = bytes(sql);
    var names = NamedParameters.parse(sql).names().stream().distinct().toList();
    for (var name : names) {
      bytes += NamedParameters.value(name, parameters) instanceof String text ? bytes(text) : 0;
    }
    if (bytes > REQUEST_BYTES_MAX) {
      throw tooLarge();
    }
    return names.stream()
        .map(
            name ->
                SqlParameter.builder()
                    .name(name)
                    .value(field(name, NamedParameters.value(name, parameters)))
                    .build())
        .toList();
  }

  static DependencyFailure.Permanent tooLarge() {
    return new DependencyFailure.Permanent(
        "a statement with its parameters is over 4 MiB, the limit of the Data API", null);
  }

  private static Field field(String name, @Nullable Object value) {
    return switch (value) {
      case null -> Field.builder().isNull(true).build();
      case String text -> Field.fromStringValue(text);
      case Boolean truth -> Field.fromBooleanValue(truth);
      case Integer number -> Field.fromLongValue(number.longValue());
      case Long number -> Field.fromLongValue(number);
      case Double number -> Field.fromDoubleValue(number);
      default -> throw new IllegalArgumentException("unknown type of SQL parameter :" + name);
    };
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
