package dev.burhan.eval.stream;

import dev.burhan.eval.statistics.Percentiles;
import dev.burhan.eval.stream.StreamClient.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds what {@code bench stream} saw.
 *
 * @param open how many streams were open at a time
 * @param added milliseconds to the first piece of text beyond the model's own
 * @param lost streams that lack a piece of their text or a citation
 * @param reordered events whose number was not the next
 * @param terminal events that may be the last: one for each stream
 * @param kilobytesPerStream of the heap, those of the client in the same process included
 */
public record StreamReport(
    int streams,
    int open,
    int ttftMillis,
    Percentiles added,
    int events,
    int lost,
    int reordered,
    int terminal,
    long kilobytesPerStream) {

  private static final double ADDED_P95_MAX_MILLIS = 60;

  static StreamReport of(List<Seen> seen, int ttftMillis, int open, long kilobytes) {
    var added =
        seen.stream()
            .map(Seen::firstMillis)
            .filter(millis -> !millis.isNaN())
            .map(millis -> millis - ttftMillis)
            .toList();
    return new StreamReport(
        seen.size(),
        open,
        ttftMillis,
        Percentiles.of(added),
        seen.stream().mapToInt(Seen::events).sum(),
        (int) seen.stream().filter(Seen::lost).count(),
        seen.stream().mapToInt(Seen::outOfOrder).sum(),
        seen.stream().mapToInt(Seen::ends).sum(),
        kilobytes / Math.max(1, open));
  }

  /** Whether nothing was lost, nothing reordered and every stream ended once. */
  public boolean isWhole() {
    return lost == 0 && reordered == 0 && terminal == streams;
  }

  public boolean isGood() {
    return isWhole() && added.p95() <= ADDED_P95_MAX_MILLIS;
  }

  public String table() {
    return String.format(
        Locale.ROOT,
        "%d streams, %d open at a time, model's first token after %d ms%n"
            + "added to the first token: p50 %.1f  p95 %.1f  p99 %.1f ms%n"
            + "%,d events: %d streams with a loss, %d events out of order, %d ends; %,d KB a stream%n%s",
        streams,
        open,
        ttftMillis,
        added.p50(),
        added.p95(),
        added.p99(),
        events,
        lost,
        reordered,
        terminal,
        kilobytesPerStream,
        isGood() ? "" : "NOT GOOD: must lose nothing, end once and add at most 60 ms at p95\n");
  }

  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("streams", streams);
    json.put("open", open);
    json.put("added_ttft", added.json());
    json.put("events", events);
    json.put("lost", lost);
    json.put("reordered", reordered);
    json.put("terminal_events", terminal);
    json.put("kb_per_stream", kilobytesPerStream);
    return json;
  }
}
