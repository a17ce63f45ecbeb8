package dev.burhan.eval.scale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Holds what {@code bench scale} measured.
 *
 * @param lucene size and time of its index, where it was asked
 */
public record ScaleReport(
    LoadReport load, boolean reused, List<Standing> standings, Optional<LuceneSize> lucene) {

  /** What of the product must hold, whatever the machine. */
  private static final double OVERLAP_MIN = .999;

  private static final double RECALL_MIN = .95;
  private static final double BOTH_P95_MAX_MILLIS = 100;
  private static final double TIMES_LUCENE_MAX = 4;

  /** Against plain postings, of which a few thousand are fast as well. */
  private static final double TIMES_PLAIN_MIN = 10;

  private static final int TIMES_PLAIN_FROM_PASSAGES = 500_000;

  public ScaleReport {
    standings = List.copyOf(standings);
  }

  /** Size of the index of Lucene and the time it took to build. */
  record LuceneSize(double buildSeconds, long bytes) {}

  /** Says what is not as it must be; what was not measured is not demanded. */
  List<String> faults() {
    var faults = new ArrayList<String>();
    below(faults, "BM25 overlap", of("burhan words", Standing::overlap), OVERLAP_MIN);
    below(faults, "vector recall", recallOfVectors(), RECALL_MIN);
    if (load.passages() >= TIMES_PLAIN_FROM_PASSAGES) {
      below(faults, "p95 of plain postings / ours", plainToOurs(), TIMES_PLAIN_MIN);
    }
    above(faults, "p95 in ms", p95("burhan"), BOTH_P95_MAX_MILLIS);
    above(faults, "p95 of ours / Lucene's", oursToLucene(), TIMES_LUCENE_MAX);
    return faults;
  }

  public boolean isGood() {
    return faults().isEmpty();
  }

  private static void below(List<String> faults, String what, OptionalDouble value, double min) {
    if (value.isPresent() && !(value.getAsDouble() >= min)) {
      faults.add(what + " is " + rounded(value) + ", must be at least " + min);
    }
  }

  private static void above(List<String> faults, String what, OptionalDouble value, double max) {
    if (value.isPresent() && !(value.getAsDouble() <= max)) {
      faults.add(what + " is " + rounded(value) + ", must be at most " + max);
    }
  }

  private static String rounded(OptionalDouble value) {
    return String.format(Locale.ROOT, "%.4f", value.orElse(Double.NaN));
  }

  private OptionalDouble of(String name, Function<Standing, OptionalDouble> figure) {
    return standings.stream()
        .filter(standing -> standing.name().equals(name))
        .findFirst()
        .map(figure)
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble p95(String name) {
    return of(name, standing -> OptionalDouble.of(standing.millis().p95()));
  }

  private OptionalDouble plainToOurs() {
    return ratio(p95("plain postings"), p95("burhan words"));
  }

  /** With graphs walked equally far. */
  private OptionalDouble oursToLucene() {
    return ratio(p95("burhan"), p95("lucene"));
  }

  private OptionalDouble oursToShortLucene() {
    return ratio(p95("burhan"), p95("lucene" + Lucene.Walk.SHORT.suffix()));
  }

  private static OptionalDouble ratio(OptionalDouble over, OptionalDouble under) {
    return over.isPresent() && under.isPresent()
        ? OptionalDouble.of(over.getAsDouble() / under.getAsDouble())
        : OptionalDouble.empty();
  }

  public String table() {
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%,d passages of one tenant made from %s, encoder %s%s%n",
            load.passages(),
            load.set(),
            load.encoder(),
            reused ? ", loaded before" : ""));
    table.append(load.table());
    lucene.ifPresent(
        size ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "Lucene's index: %,.0f bytes a passage, built in %.0f s%n",
                    size.bytes() / (double) load.passages(),
                    size.buildSeconds())));
    table.append(Standing.head());
    standings.forEach(standing -> table.append(standing.row()));
    line(table, "p95 of plain postings is %.1f times ours by words%n", plainToOurs());
    line(table, "our p95 is %.1f times Lucene's walking as far%n", oursToLucene());
    line(table, "our p95 is %.1f times Lucene's on its short walk%n", oursToShortLucene());
    faults().forEach(fault -> table.append("NOT GOOD: ").append(fault).append('\n'));
    return table.toString();
  }

  private static void line(StringBuilder table, String format, OptionalDouble value) {
    value.ifPresent(figure -> table.append(String.format(Locale.ROOT, format, figure)));
  }

  private OptionalDouble recallOfVectors() {
    return of("burhan vectors", Standing::recall);
  }

  private OptionalDouble recallOfLucene() {
    return of("lucene vectors", Standing::recall);
  }

  /** The figures that are compared from one version to the next, under keys that stay. */
  private void put(
      Map<String, Object> json,
      String key,
      String name,
      String share,
      Function<Standing, OptionalDouble> figure) {
    standings.stream()
        .filter(standing -> standing.name().equals(name))
        .findFirst()
        .ifPresent(
            standing -> {
              var figures = new LinkedHashMap<String, Object>();
              figures.put("ms", standing.millis().json());
              figure.apply(standing).ifPresent(value -> figures.put(share, value));
              json.put(key, figures);
            });
  }

  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("passages", load.passages());
    json.put("bytes_per_passage", load.bytesPerPassage());
    json.put("passages_per_second", load.passagesPerSecond());
    put(json, "bm25", "burhan words", "exact_at_10", Standing::overlap);
    put(json, "hybrid", "burhan", "vector_recall_at_10", none -> recallOfVectors());
    put(json, "plain", "plain postings", "exact_at_10", Standing::overlap);
    put(json, "lucene", "lucene", "vector_recall_at_10", none -> recallOfLucene());
    put(json, "ts_rank", "ts_rank", "exact_at_10", Standing::overlap);
    put(json, "langchain4j", "langchain4j", "success_at_10", Standing::success);
    json.put("set", load.set());
    json.put("encoder", load.encoder());
    json.put("load", load.json());
    json.put("load_reused", reused);
    lucene.ifPresent(
        size ->
            json.put(
                "lucene_index",
                Map.of("build_seconds", size.buildSeconds(), "bytes", size.bytes())));
    var contenders = new LinkedHashMap<String, Object>();
    standings.forEach(standing -> contenders.put(standing.name(), standing.json()));
    json.put("contenders", contenders);
    plainToOurs().ifPresent(ratio -> json.put("plain_p95_to_ours", ratio));
    oursToLucene().ifPresent(ratio -> json.put("our_p95_to_lucene", ratio));
    oursToShortLucene().ifPresent(ratio -> json.put("our_p95_to_lucene_short", ratio));
    json.put("faults", faults());
    return json;
  }
}
