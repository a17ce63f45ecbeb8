package dev.burhan.metering;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Names what is counted of one measure in one window. */
public record Counter(Window window, Measure measure) {

  public static Counter at(Window.Length length, Measure measure, Instant at) {
    return new Counter(Window.at(length, at), measure);
  }

  /** All that what is spent at a moment is counted in. */
  public static List<Counter> allAt(Instant at) {
    return Stream.of(
            Stream.of(at(Window.Length.MINUTE, Measure.TOKENS, at)),
            Stream.of(Measure.values()).map(measure -> at(Window.Length.DAY, measure, at)),
            Stream.of(Measure.values()).map(measure -> at(Window.Length.MONTH, measure, at)))
        .flatMap(counters -> counters)
        .toList();
  }
}
