package dev.burhan.eval.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads costs from files with a line of names; columns that are not needed are not looked at. */
final class CostFiles {

  private static final CSVFormat FORM =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .get();

  /** Each column of a Cost and Usage Report has one name in version 2 and one in the first. */
  private static final List<String> START =
      List.of("line_item_usage_start_date", "lineItem/UsageStartDate");

  private static final List<String> COST =
      List.of("line_item_unblended_cost", "lineItem/UnblendedCost");
  private static final List<String> RESOURCE =
      List.of("line_item_resource_id", "lineItem/ResourceId");
  private static final List<String> PRODUCT =
      List.of("line_item_product_code", "lineItem/ProductCode");

  private static final String BEDROCK = "Bedrock";
  private static final int DATE_LENGTH = "2026-12-01".length();

  private CostFiles() {}

  /** Reads what {@code GET /v1/usage} writes as CSV, of as many tenants as there are in it. */
  static DailyCost ledger(Path file) {
    var costs = DailyCost.empty();
    forEach(
        file,
        (row, where) ->
            costs.add(
                new DailyCost.Key(
                    day(required(row, List.of("day"), where), where),
                    required(row, List.of("model"), where)),
                number(required(row, List.of("cost_usd"), where), where)));
    return costs;
  }

  /** Reads a Cost and Usage Report; lines of other products are left out. */
  static DailyCost report(Path file) {
    var costs = DailyCost.empty();
    forEach(
        file,
        (row, where) -> {
          if (find(row, PRODUCT).orElse(BEDROCK).contains(BEDROCK)) {
            costs.add(
                new DailyCost.Key(
                    day(required(row, START, where), where), model(required(row, RESOURCE, where))),
                number(required(row, COST, where), where));
          }
        });
    return costs;
  }

  /** A resource is named like {@code arn:aws:bedrock:eu-west-1::foundation-model/MODEL}. */
  private static String model(String resource) {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  private static void forEach(Path file, BiConsumer<CSVRecord, String> action) {
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var rows = CSVParser.parse(reader, FORM)) {
      for (var row : rows) {
        action.accept(row, file + ", line " + (row.getRecordNumber() + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String required(CSVRecord row, List<String> names, String where) {
    return find(row, names)
        .orElseThrow(
            () ->
                new IllegalArgumentException(where + ": no column " + String.join(" or ", names)));
  }

  private static Optional<String> find(CSVRecord row, List<String> names) {
    return names.stream().filter(row::isSet).findFirst().map(row::get);
  }

  private static LocalDate day(String text, String where) {
    try {
      return LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length())));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(where + ": no day: " + text, e);
    }
  }

  private static BigDecimal number(String text, String where) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(where + ": no number: " + text, e);
    }
  }
}
