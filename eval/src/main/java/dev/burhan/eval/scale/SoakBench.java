package dev.burhan.eval.scale;

import dev.burhan.eval.statistics.Percentiles;
import dev.burhan.eval.workbench.ProcessMemory;
import dev.burhan.eval.workbench.ServerSize;
import dev.burhan.eval.workbench.Workbench;
import dev.burhan.language.Embedder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Searches, writes and keeps the index up, all at once for a long time, and counts what breaks. */
public final class SoakBench {

  private static final long SEED = 20_261_125;
  private static final Duration END_MAX = Duration.ofMinutes(5);
  private static final int QUESTIONS = 100;
  private static final int MEGA = 1 << 20;

  private final Sources sources;
  private final Embedder embedder;
  private final Settings settings;
  private final Consumer<String> progress;

  /**
   * Reads the set first, which takes the embedding of what was never embedded.
   *
   * @param data a folder in BEIR layout, or {@code sample}
   */
  public SoakBench(
      Optional<String> data, Embedder embedder, Settings settings, Consumer<String> progress) {
    this.sources = Sources.read(data.orElse(Sources.SAMPLES), embedder, QUESTIONS);
    this.embedder = embedder;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * How long, and how much at once.
   *
   * @param every how often is looked and told
   * @param passages of the large tenant; small ones stand beside it
   */
  public record Settings(Duration time, Duration every, int readers, int writers, int passages) {}

  public SoakReport run() {
    var corpus = new SyntheticCorpus(sources, settings.passages(), SEED);
    try (var workbench = new Workbench(embedder, ServerSize.SMALL);
        var verifier = new CorpusVerifier(workbench)) {
      new CorpusLoader(workbench, progress).load(corpus);
      var tally = new Tally();
      var ended = new AtomicBoolean();
      var looks = new ArrayList<SoakReport.Look>();
      var threads = Executors.newFixedThreadPool(settings.readers() + settings.writers());
      try {
        start(threads::execute, workbench, corpus, tally, ended);
        long start = System.nanoTime();
        while (System.nanoTime() - start < settings.time().toNanos()) {
          looks.add(look(tally, verifier, corpus, start));
        }
        ended.set(true);
        end(threads);
        // What was under way when the time was over, and the counts when all is quiet.
        looks.add(seen(tally.take(), verifier, corpus, start, 0));
      } finally {
        ended.set(true);
        threads.shutdownNow();
      }
      return new SoakReport(
          settings.readers(), settings.writers(), corpus.passages(), tally.millis(), looks);
    }
  }

  private void start(
      Consumer<Runnable> threads,
      Workbench workbench,
      SyntheticCorpus corpus,
      Tally tally,
      AtomicBoolean ended) {
    var product = new Burhan(workbench.index(), embedder.encoder(), Burhan.Leg.BOTH);
    for (int reader = 0; reader < settings.readers(); reader++) {
      threads.accept(new SoakReader(product, corpus, sources.questions(), tally, reader, ended));
    }
    var other = new SyntheticCorpus(sources, settings.passages(), SEED + 1);
    for (int writer = 0; writer < settings.writers(); writer++) {
      threads.accept(
          new SoakWriter(
              workbench.documents(),
              workbench.upkeep(),
              List.of(corpus, other),
              tally,
              writer,
              ended));
    }
  }

  private static void end(ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END_MAX.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("readers and writers did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private SoakReport.Look look(
      Tally tally, CorpusVerifier verifier, SyntheticCorpus corpus, long start) {
    long from = System.nanoTime();
    try {
      Thread.sleep(settings.every());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    return seen(tally.take(), verifier, corpus, start, seconds);
  }

  private SoakReport.Look seen(
      Tally.Done done,
      CorpusVerifier verifier,
      SyntheticCorpus corpus,
      long start,
      double seconds) {
    int drift =
        corpus.tenants().stream().mapToInt(tenant -> verifier.differences(tenant.id())).sum();
    System.gc();
    var memory = Runtime.getRuntime();
    var look =
        new SoakReport.Look(
            (System.nanoTime() - start) / 1e9,
            seconds,
            done.searchMillis().size(),
            Percentiles.of(done.searchMillis()),
            done.writes(),
            done.upkeepSteps(),
            done.errors(),
            (int) ((memory.totalMemory() - memory.freeMemory()) / MEGA),
            ProcessMemory.now().orElse(0),
            ProcessMemory.ownOfChildren("postgres"),
            drift);
    progress.accept(look.line());
    return look;
  }
}
