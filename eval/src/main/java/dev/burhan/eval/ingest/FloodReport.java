package dev.burhan.eval.ingest;

import dev.burhan.eval.statistics.Percentiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells what became of a flood.
 *
 * @param documents sent, each with an id of its own
 * @param repeated requests sent twice, as by a client that missed the answer
 * @param throttled answers that asked to come again later
 * @param lost documents without a job that succeeded, or not in the list
 * @param doubled documents, passages or embeddings beyond one for each
 * @param isDrained whether the queue held nothing at the end
 * @param deadLetters jobs given up on
 * @param acceptMillis until a document was accepted, for each
 * @param storedMillis from there until it was stored, for each
 * @param seconds from the first request to the last stored document
 */
public record FloodReport(
    int documents,
    int clients,
    int repeated,
    int throttled,
    int lost,
    int doubled,
    boolean isDrained,
    int deadLetters,
    List<Double> acceptMillis,
    List<Double> storedMillis,
    double seconds) {

  public FloodReport {
    acceptMillis = List.copyOf(acceptMillis);
    storedMillis = List.copyOf(storedMillis);
  }

  public boolean isGood() {
    return lost == 0 && doubled == 0 && isDrained && deadLetters == 0;
  }

  private double perSecond() {
    return Math.round(documents / seconds * 10) / 10.0;
  }

  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("documents", documents);
    json.put("clients", clients);
    json.put("repeated", repeated);
    json.put("throttled", throttled);
    json.put("lost", lost);
    json.put("doubled", doubled);
    json.put("drained", isDrained);
    json.put("dead_letters", deadLetters);
    json.put("documents_per_second", perSecond());
    json.put("accept_ms", Percentiles.of(acceptMillis).json());
    json.put("stored_ms", Percentiles.of(storedMillis).json());
    return json;
  }

  public String table() {
    return String.format(
            Locale.ROOT,
            "%d documents from %d clients, %d sent twice, %d throttled: %d lost, %d doubled%n"
                + "queue %s, %d dead letters, %.1f documents/s%n",
            documents,
            clients,
            repeated,
            throttled,
            lost,
            doubled,
            isDrained ? "drained" : "NOT DRAINED",
            deadLetters,
            perSecond())
        + String.format(Locale.ROOT, "%-10s %10s %10s %10s%n", "ms", "p50", "p95", "p99")
        + row("accepted", Percentiles.of(acceptMillis))
        + row("stored", Percentiles.of(storedMillis));
  }

  private static String row(String name, Percentiles times) {
    return String.format(
        Locale.ROOT, "%-10s %10.1f %10.1f %10.1f%n", name, times.p50(), times.p95(), times.p99());
  }
}
