package dev.burhan.eval.scale;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks tenants questions, one after the other, until all ends; most often the large one. */
record SoakReader(
    Burhan product,
    SyntheticCorpus corpus,
    List<SourceQuestion> questions,
    Tally tally,
    int number,
    AtomicBoolean ended)
    implements Runnable {

  private static final double LARGE_SHARE = .7;

  @Override
  public void run() {
    var random = new SplittableRandom(number);
    var tenants = corpus.tenants();
    while (!ended.get()) {
      var tenant =
          random.nextDouble() < LARGE_SHARE
              ? corpus.large()
              : tenants.get(random.nextInt(tenants.size()));
      var question = questions.get(random.nextInt(questions.size()));
      long start = System.nanoTime();
      try {
        product.ranked(tenant.id(), question);
        tally.searched((System.nanoTime() - start) / 1e6);
      } catch (RuntimeException e) {
        tally.failed(e);
      }
    }
  }
}
