package dev.burhan.eval.scale;

import java.util.Locale;
import java.util.function.Consumer;

/** Tells every few seconds how far a long piece of work has come, and when it will be done. */
final class Pace {

  private static final long EVERY_NANOS = 10_000_000_000L;

  private final String what;
  private final long all;
  private final Consumer<String> progress;
  private final long start = System.nanoTime();
  private long done;
  private long told = start;

  Pace(String what, long all, Consumer<String> progress) {
    this.what = what;
    this.all = all;
    this.progress = progress;
  }

  synchronized void add(int more) {
    done += more;
    long now = System.nanoTime();
    if (now - told < EVERY_NANOS && done < all) {
      return;
    }
    told = now;
    double rate = done / ((now - start) / 1e9);
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s %,d of %,d passages, %,.0f/s, %.1f min left",
            what,
            done,
            all,
            rate,
            (all - done) / rate / 60));
  }
}
