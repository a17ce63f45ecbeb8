package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.EmbedPassages.Embedded;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.failure.Retry;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EmbedPassagesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final JobId JOB = new JobId("job-1");

  private final SettableClock clock = SettableClock.atNoon();
  private final Deadline deadline = Deadline.in(Duration.ofMinutes(1), clock);
  private final InMemoryDocumentStore store = new InMemoryDocumentStore(clock);
  private final List<String> steps = new ArrayList<>();
  private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());

  @Test
  void passages_are_embedded_in_batches_that_tell_how_far_they_are() {
    var embedded = embed(counted(), 1, chunks(35, Language.ENGLISH));

    assertThat(embedded).isEqualTo(new Embedded(35, 35));
    assertThat(batches).containsExactly(16, 16, 3);
    assertThat(steps).containsExactly("embed 0/35", "embed 16/35", "embed 32/35");
  }

  @Test
  void nothing_is_embedded_in_a_language_the_encoder_does_not_know() {
    var english = new HashingEmbedder(Set.of(Language.ENGLISH));
    var chunks = new ArrayList<>(chunks(2, Language.ENGLISH));
    chunks.addAll(chunks(3, Language.ARABIC));

    var embedded = embed(new Watched(english, this::count), 1, chunks);

    assertThat(embedded).isEqualTo(new Embedded(2, 2));
    assertThat(batches).containsExactly(2);
  }

  @Test
  void the_same_text_is_embedded_once() {
    var chunks = List.of(chunk("rent", Language.ENGLISH), chunk("rent", Language.ENGLISH));

    assertThat(embed(counted(), 1, chunks)).isEqualTo(new Embedded(2, 1));
    assertThat(batches).containsExactly(1);
  }

  @Test
  void another_attempt_goes_on_where_the_first_ended() {
    var dying = new AtomicInteger();
    var embedder =
        new Watched(
            new HashingEmbedder(),
            passages -> {
              if (dying.incrementAndGet() == 2) {
                throw new OutOfMemoryError("died");
              }
            });
    assertThatThrownBy(() -> embed(embedder, 1, chunks(35, Language.ENGLISH)))
        .isInstanceOf(OutOfMemoryError.class);

    var embedded = embed(counted(), 1, chunks(35, Language.ENGLISH));

    assertThat(embedded).isEqualTo(new Embedded(35, 19));
    assertThat(batches).containsExactly(16, 3);
    assertThat(steps).endsWith("embed 0/19", "embed 16/19");
  }

  @Test
  void a_throttled_batch_is_tried_again_and_none_is_lost() {
    var calls = new AtomicInteger();
    var embedder =
        new Watched(
            new HashingEmbedder(),
            passages -> {
              count(passages);
              if (calls.incrementAndGet() % 2 == 1) {
                throw new DependencyFailure.Transient("throttled", null);
              }
            });

    var embedded = embed(embedder, 1, chunks(35, Language.ENGLISH));

    assertThat(embedded).isEqualTo(new Embedded(35, 35));
    assertThat(batches).containsExactly(16, 16, 16, 16, 3, 3);
  }

  @Test
  void what_was_embedded_is_not_paid_for_again_when_it_cannot_be_kept_at_once() {
    var busy = new FailingOver(store, new AtomicInteger(3));

    var embedded = embed(counted(), busy, 1, chunks(20, Language.ENGLISH));

    assertThat(embedded).isEqualTo(new Embedded(20, 20));
    assertThat(batches).containsExactly(16, 4);
  }

  @Test
  void a_failure_that_lasts_is_given_back_when_time_runs_out() {
    var failure = new DependencyFailure.Transient("throttled", null);
    var embedder = new Watched(new HashingEmbedder(), passages -> fail(failure));

    assertThatThrownBy(() -> embed(embedder, 4, chunks(35, Language.ENGLISH))).isSameAs(failure);
    assertThat(deadline.left()).isPositive().isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void a_failure_for_good_is_not_tried_again() {
    var failure = new DependencyFailure.Permanent("forbidden", null);
    var embedder =
        new Watched(
            new HashingEmbedder(),
            passages -> {
              count(passages);
              fail(failure);
            });

    assertThatThrownBy(() -> embed(embedder, 1, chunks(35, Language.ENGLISH))).isSameAs(failure);
    assertThat(batches).containsExactly(16);
  }

  @Test
  void more_batches_are_in_flight_while_all_goes_well_and_half_as_many_after_a_failure() {
    var calls = new AtomicInteger();
    var embedder =
        new Watched(
            new HashingEmbedder(),
            passages -> {
              // The first of the fourth round: 1 + 2 + 3 calls came before.
              if (calls.incrementAndGet() == 7) {
                throw new DependencyFailure.Transient("throttled", null);
              }
            });

    embed(embedder, 4, chunks(16 * 14, Language.ENGLISH));

    // Rounds of 1, 2, 3, 4 (one of which fails), then 2 and 3.
    assertThat(steps)
        .containsExactly(
            "embed 0/224",
            "embed 16/224",
            "embed 48/224",
            "embed 96/224",
            "embed 144/224",
            "embed 176/224");
  }

  private Embedded embed(Embedder embedder, int inFlightMax, List<Chunk> chunks) {
    return embed(embedder, store, inFlightMax, chunks);
  }

  private Embedded embed(
      Embedder embedder, DraftVectors drafts, int inFlightMax, List<Chunk> chunks) {
    var retry = new Retry(clock::advance, () -> .5);
    return new EmbedPassages(embedder, drafts, retry, inFlightMax)
        .embed(
            ACME,
            JOB,
            "Title",
            chunks,
            (stage, done, total) -> steps.add(stage + " " + done + "/" + total),
            deadline);
  }

  /** A database that cannot be written to for some calls. */
  private record FailingOver(DraftVectors drafts, AtomicInteger failures) implements DraftVectors {

    @Override
    public Set<TextHash> reuse(
        TenantId tenant, JobId job, String encoder, Set<TextHash> wanted, Deadline deadline) {
      return drafts.reuse(tenant, job, encoder, wanted, deadline);
    }

    @Override
    public void keep(
        TenantId tenant,
        JobId job,
        String encoder,
        Map<TextHash, Vector> vectors,
        Deadline deadline) {
      if (failures.getAndDecrement() > 0) {
        throw new DependencyFailure.Transient("failing over", null);
      }
      drafts.keep(tenant, job, encoder, vectors, deadline);
    }

    @Override
    public void discard(TenantId tenant, JobId job, Deadline deadline) {
      drafts.discard(tenant, job, deadline);
    }
  }

  private Embedder counted() {
    return new Watched(new HashingEmbedder(), this::count);
  }

  private void count(List<String> passages) {
    batches.add(passages.size());
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  private static List<Chunk> chunks(int number, Language language) {
    var chunks = new ArrayList<Chunk>();
    for (int i = 0; i < number; i++) {
      chunks.add(chunk("clause " + i + " " + language, language));
    }
    return chunks;
  }

  private static Chunk chunk(String text, Language language) {
    return new Chunk(0, new Span(0, 1), 1, List.of(), Optional.empty(), language, text);
  }

  /** Does something before each batch. */
  private record Watched(Embedder embedder, java.util.function.Consumer<List<String>> before)
      implements Embedder {
    @Override
    public Encoder encoder() {
      return embedder.encoder();
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
      return embedder.embedQuestion(question, deadline);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
      before.accept(passages);
      return embedder.embedPassages(passages, deadline);
    }
  }
}
