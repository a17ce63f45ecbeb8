package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.failure.Retry;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob.Step;
import dev.burhan.language.Embedder;
import dev.burhan.language.Vector;
import dev.burhan.tenancy.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Embeds the passages of a document into the drafts of its job, in batches, and only those whose
 * text the tenant has not embedded before. Each batch is kept as soon as it is there, so that
 * another attempt goes on where this one ended.
 *
 * <p>This is the only layer that tries again; adapters of {@link Embedder} do not.
 */
public final class EmbedPassages {

  /** Passages in one call of the encoder. */
  static final int BATCH = 16;

  private final Embedder embedder;
  private final DraftVectors drafts;
  private final Retry retry;
  private final int inFlightMax;
  private final PassageMeter meter;

  /** Embeds by an encoder that costs nothing by the token. */
  public EmbedPassages(Embedder embedder, DraftVectors drafts, Retry retry, int inFlightMax) {
    this(embedder, drafts, retry, inFlightMax, PassageMeter.FREE);
  }

  /**
   * @param inFlightMax batches embedded at a time; 1 for an encoder in this process
   */
  public EmbedPassages(
      Embedder embedder, DraftVectors drafts, Retry retry, int inFlightMax, PassageMeter meter) {
    this.meter = meter;
    this.embedder = embedder;
    this.drafts = drafts;
    this.retry = retry;
    this.inFlightMax = inFlightMax;
  }

  /**
   * Says what was done.
   *
   * @param vectors chunks that have a vector
   * @param paid texts embedded now; the others were embedded before
   */
  public record Embedded(int vectors, int paid) {}

  /** Names the encoder. */
  public String encoder() {
    return embedder.encoder().name();
  }

  /**
   * Drafts the vectors of chunks.
   *
   * @throws DependencyFailure when the encoder fails for good or time runs out; what was embedded
   *     until then is kept
   */
  public Embedded embed(
      TenantId tenant, JobId job, String title, List<Chunk> chunks, Step step, Deadline deadline) {
    // An encoder does not embed what it does not know the language of.
    var known = chunks.stream().filter(c -> embedder.encoder().knows(c.language())).toList();
    var texts = new LinkedHashMap<TextHash, String>();
    for (var chunk : known) {
      var text = chunk.searchText(title);
      texts.put(TextHash.of(text), text);
    }
    if (!texts.isEmpty()) {
      var wanted = Set.copyOf(texts.keySet());
      texts.keySet().removeAll(drafts.reuse(tenant, job, encoder(), wanted, deadline));
    }
    // Held until they are kept: a database that fails for a while must not have them paid for
    // twice.
    var held = new ConcurrentHashMap<Set<TextHash>, Map<TextHash, Vector>>();
    new EmbeddingRounds(
            batch -> {
              var vectors = held.getOrDefault(batch.keySet(), Map.of());
              if (vectors.isEmpty()) {
                vectors = vectors(tenant, job, batch, deadline);
                held.put(batch.keySet(), vectors);
              }
              drafts.keep(tenant, job, encoder(), vectors, deadline);
              held.remove(batch.keySet());
            },
            retry,
            inFlightMax,
            deadline)
        .run(batches(texts), step);
    return new Embedded(known.size(), texts.size());
  }

  private Map<TextHash, Vector> vectors(
      TenantId tenant, JobId job, Map<TextHash, String> batch, Deadline deadline) {
    var texts = List.copyOf(batch.values());
    var vectors =
        meter.metered(tenant, job, texts, () -> embedder.embedPassages(texts, deadline)).iterator();
    var drafted = new LinkedHashMap<TextHash, Vector>();
    batch.keySet().forEach(hash -> drafted.put(hash, new Vector(vectors.next())));
    return drafted;
  }

  private static List<Map<TextHash, String>> batches(Map<TextHash, String> texts) {
    var batches = new ArrayList<Map<TextHash, String>>();
    texts.forEach(
        (hash, text) -> {
          if (batches.isEmpty() || batches.getLast().size() == BATCH) {
            batches.add(new LinkedHashMap<>());
          }
          batches.getLast().put(hash, text);
        });
    return batches;
  }
}
