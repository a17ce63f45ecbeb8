package dev.burhan.eval.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Holds the clauses that lawyers marked in contracts, to be looked for in what was read from their
 * PDF files: those that stand in the text files given, since others were not copied letter by
 * letter.
 *
 * <p>Compared after white space is made one space, and quotes, dashes and soft hyphens are made
 * those of a typewriter: the text files were typed so, the PDF files were set by a printer.
 */
public final class ClauseSpans {

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Zs}]+");
  private static final Pattern SINGLE_QUOTES = Pattern.compile("[\\u2018\\u2019]");
  private static final Pattern DOUBLE_QUOTES = Pattern.compile("[\\u201C\\u201D]");
  private static final Pattern DASHES = Pattern.compile("[\\u2013\\u2014]");
  private static final String SOFT_HYPHEN = "\u00AD";

  private final Map<String, Contract> contracts;

  private ClauseSpans(Map<String, Contract> contracts) {
    this.contracts = contracts;
  }

  /**
   * One contract.
   *
   * @param text as the text file gives it
   * @param clauses that stand in it, by what lawyers looked for, such as "Governing Law"
   */
  public record Contract(String text, Map<String, List<String>> clauses) {}

  /** By the name of its files. */
  public Map<String, Contract> contracts() {
    return contracts;
  }

  /**
   * Counts the clauses of a contract.
   *
   * @param all those that stand in its text file
   * @param found in what was read, in the letters of a typewriter
   * @param exact found letter by letter
   */
  public record Found(int all, int found, int exact) {

    public Found plus(Found other) {
      return new Found(all + other.all, found + other.found, exact + other.exact);
    }
  }

  /** Reads {@code clauses.csv} and the files of {@code txt/}. */
  public static ClauseSpans read(Path folder) {
    var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var reader = Files.newBufferedReader(folder.resolve("clauses.csv"));
        var records = format.parse(reader)) {
      var contracts = new LinkedHashMap<String, Contract>();
      for (var row : records) {
        var id = row.get("id");
        var text = text(folder.resolve("txt").resolve(id + ".txt"));
        contracts.put(id, new Contract(text, clauses(row, typed(text))));
      }
      return new ClauseSpans(contracts);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the clauses in " + folder, e);
    }
  }

  /** Every column but names and answers holds a list of clauses. */
  private static Map<String, List<String>> clauses(CSVRecord row, String typed) {
    var clauses = new LinkedHashMap<String, List<String>>();
    row.toMap()
        .forEach(
            (column, value) -> {
              if (!column.contains("Answer") && value.startsWith("[")) {
                clauses.put(
                    column,
                    PythonList.parse(value).stream()
                        .filter(span -> !span.isBlank() && typed.contains(typed(span)))
                        .toList());
              }
            });
    return clauses;
  }

  /** Some of the files are not quite UTF-8. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** Looks for the clauses of a contract in what was read from it. */
  public Found find(String contract, String read) {
    var known = contracts.getOrDefault(contract, new Contract("", Map.of()));
    var spans = known.clauses().values().stream().flatMap(List::stream).toList();
    return new Found(
        spans.size(),
        count(spans, read, ClauseSpans::typed),
        count(spans, read, ClauseSpans::spaced));
  }

  private static int count(List<String> spans, String read, UnaryOperator<String> form) {
    var formed = form.apply(read);
    return (int) spans.stream().filter(span -> formed.contains(form.apply(span))).count();
  }

  private static String spaced(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  private static String typed(String text) {
    var quoted =
        DOUBLE_QUOTES.matcher(SINGLE_QUOTES.matcher(text).replaceAll("'")).replaceAll("\"");
    return spaced(DASHES.matcher(quoted).replaceAll("-").replace(SOFT_HYPHEN, ""));
  }
}
