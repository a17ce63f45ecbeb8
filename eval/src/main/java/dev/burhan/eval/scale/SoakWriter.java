package dev.burhan.eval.scale;

import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.DocumentStore.Standing;
import dev.burhan.documents.IndexUpkeep;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Adds, replaces and deletes documents of all tenants until all ends, and does a step of upkeep
 * after every few. All writers take the same tenants and now and then the same document.
 *
 * @param corpora the one that was loaded, and another whose documents take its documents' places
 */
record SoakWriter(
    DocumentStore documents,
    IndexUpkeep upkeep,
    List<SyntheticCorpus> corpora,
    Tally tally,
    int number,
    AtomicBoolean ended)
    implements Runnable {

  private static final double DELETED = .3;
  private static final int WRITES_PER_STEP = 4;
  private static final Duration WRITE_MAX = Duration.ofSeconds(50);

  @Override
  public void run() {
    var random = new SplittableRandom(1_000 + number);
    for (int writes = 1; !ended.get(); writes++) {
      var corpus = corpora.get(random.nextInt(corpora.size()));
      var tenants = corpora.getFirst().tenants();
      var tenant = tenants.get(random.nextInt(tenants.size()));
      try {
        write(corpus, tenant, random);
        tally.wrote();
        if (writes % WRITES_PER_STEP == 0 && upkeep.step(tenant.id(), deadline())) {
          tally.keptUp();
        }
      } catch (RuntimeException e) {
        tally.failed(e);
      }
    }
  }

  private void write(
      SyntheticCorpus corpus, SyntheticCorpus.Tenant tenant, SplittableRandom random) {
    int place = random.nextInt(tenant.documents());
    if (random.nextDouble() < DELETED) {
      documents.delete(tenant.id(), SyntheticCorpus.id(place), deadline());
      return;
    }
    var job = new JobId(UUID.randomUUID().toString());
    var document = corpus.document(tenant, place);
    documents.announce(tenant.id(), job, document.document().id(), deadline());
    // Another writer may store a later one meanwhile, or delete it.
    if (documents.save(tenant.id(), job, document, deadline()) instanceof Standing.Unknown) {
      throw new IllegalStateException("an announced job is unknown");
    }
  }

  private static Deadline deadline() {
    return Deadline.in(WRITE_MAX, Clock.systemUTC());
  }
}
