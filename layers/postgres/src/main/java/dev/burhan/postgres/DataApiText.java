package dev.burhan.postgres;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rdsdata.model.ArrayValue;
import software.amazon.awssdk.services.rdsdata.model.Field;

/** Writes what the Data API returns in the text form of PostgreSQL. */
final class DataApiText {

  private static final Pattern FRACTION_END = Pattern.compile("(\\.[0-9]*?)0+$");
  private static final Pattern QUOTED = Pattern.compile("(?s).*[{}\",\\\\\\s].*|(?i:null)|");

  private DataApiText() {}

  /**
   * Gives the text of a value, null for none.
   *
   * @param type name of the column's type in PostgreSQL
   */
  static @Nullable String of(Field field, String type) {
    return switch (field.type()) {
      case IS_NULL -> null;
      case STRING_VALUE -> text(field.stringValue(), type);
      case LONG_VALUE -> field.longValue().toString();
      case BOOLEAN_VALUE -> field.booleanValue() ? "t" : "f";
      case DOUBLE_VALUE -> number(field.doubleValue(), type);
      case BLOB_VALUE -> "\\x" + HexFormat.of().formatHex(field.blobValue().asByteArray());
      case ARRAY_VALUE -> array(field.arrayValue(), type.replaceFirst("^_", ""));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("the Data API returned a value of an unknown kind");
    };
  }

  private static String text(String value, String type) {
    if (!type.startsWith("timestamp") || value.indexOf('.') < 0) {
      return value;
    }
    return FRACTION_END.matcher(value).replaceFirst("$1").replaceFirst("\\.$", "");
  }

  /** The shortest digits that read back as the same number, with an exponent where C has one. */
  static String number(double value, String type) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    boolean single = type.equals("float4");
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    var digits = single ? Float.toString((float) value) : Double.toString(value);
    var shortest = new BigDecimal(digits).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    return exponent >= -4 && exponent < (single ? 6 : 15)
        ? shortest.toPlainString()
        : scientific(shortest, exponent);
  }

  private static String scientific(BigDecimal number, int exponent) {
    var digits = number.unscaledValue().abs().toString();
    var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return String.format(
        Locale.ROOT,
        "%s%s%se%s%02d",
        number.signum() < 0 ? "-" : "",
        digits.charAt(0),
        fraction,
        exponent < 0 ? "-" : "+",
        Math.abs(exponent));
  }

  private static String array(ArrayValue value, String type) {
    Stream<String> elements =
        switch (value.type()) {
          case STRING_VALUES -> value.stringValues().stream().map(DataApiText::element);
          case LONG_VALUES -> value.longValues().stream().map(String::valueOf);
          case DOUBLE_VALUES -> value.doubleValues().stream().map(number -> number(number, type));
          case BOOLEAN_VALUES -> value.booleanValues().stream().map(truth -> truth ? "t" : "f");
          case ARRAY_VALUES -> value.arrayValues().stream().map(inner -> array(inner, type));
          case UNKNOWN_TO_SDK_VERSION ->
              throw new IllegalStateException("the Data API returned an array of an unknown kind");
        };
    return elements.collect(Collectors.joining(",", "{", "}"));
  }

  private static String element(String text) {
    return QUOTED.matcher(text).matches()
        ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : text;
  }
}
