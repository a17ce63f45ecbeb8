package dev.burhan.documents;

import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.language.Embedder;
import dev.burhan.language.Vector;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads, cuts, embeds and stores one submitted document. The store writes it whole or not at all,
 * so a worker that dies leaves the document as it was and the job to the next delivery.
 */
public final class IngestDocument {

  private static final int EMBED_BATCH = 16;

  /**
   * Beyond the worker's own deadline, so that a lease never ends under a worker that still runs.
   */
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

  private final JobStore jobs;
  private final DocumentInbox inbox;
  private final Chunker chunker;
  private final Embedder embedder;
  private final DocumentStore documents;

  public IngestDocument(
      JobStore jobs,
      DocumentInbox inbox,
      Chunker chunker,
      Embedder embedder,
      DocumentStore documents) {
    this.jobs = jobs;
    this.inbox = inbox;
    this.chunker = chunker;
    this.embedder = embedder;
    this.documents = documents;
  }

  /** What becomes of the delivery. */
  public enum Delivery {
    /** Nothing more to do: the job has ended, now or before. */
    DONE,
    /** Another worker has the job; deliver again later in case it dies. */
    LATER
  }

  /**
   * Works on a job if nobody else does.
   *
   * @throws DependencyFailure.Transient when delivering again may help; the job is released
   */
  public Delivery ingest(TenantId tenant, JobId id, Deadline deadline) {
    return switch (jobs.claim(tenant, id, deadline.left().plus(LEASE_MARGIN))) {
      case JobStore.Claim.Busy() -> Delivery.LATER;
      case JobStore.Claim.Over() -> Delivery.DONE;
      case JobStore.Claim.Taken(Job job) -> work(tenant, job, deadline);
    };
  }

  private Delivery work(TenantId tenant, Job job, Deadline deadline) {
    try {
      jobs.finish(tenant, job.id(), index(tenant, job, deadline));
    } catch (DependencyFailure.Transient e) {
      jobs.release(tenant, job.id());
      throw e;
    } catch (DependencyFailure.Permanent e) {
      var failure = new Job.Failure("ingest_failed", "The document could not be stored.");
      jobs.finish(tenant, job.id(), Optional.of(failure));
      throw e;
    }
    return Delivery.DONE;
  }

  private Optional<Job.Failure> index(TenantId tenant, Job job, Deadline deadline) {
    var document = inbox.find(tenant, job.id());
    if (document.isEmpty()) {
      return Optional.of(
          new Job.Failure("input_expired", "The text is no longer there. Send it again."));
    }
    jobs.progress(tenant, job.id(), "chunk", 0, 1);
    var chunks = chunker.chunk(document.get());
    if (chunks.isEmpty()) {
      return Optional.of(new Job.Failure("no_words", "The document holds no words."));
    }
    var indexed = embed(tenant, job, document.get().title(), chunks, deadline);
    jobs.progress(tenant, job.id(), "store", chunks.size(), chunks.size());
    var name = embedder.encoder().name();
    documents.save(tenant, new IndexedDocument(document.get(), name, indexed), deadline);
    return Optional.empty();
  }

  private List<IndexedChunk> embed(
      TenantId tenant, Job job, String title, List<Chunk> chunks, Deadline deadline) {
    var indexed = new ArrayList<IndexedChunk>(chunks.size());
    for (int from = 0; from < chunks.size(); from += EMBED_BATCH) {
      jobs.progress(tenant, job.id(), "embed", from, chunks.size());
      var batch = chunks.subList(from, Math.min(chunks.size(), from + EMBED_BATCH));
      indexed.addAll(embed(title, batch, deadline));
    }
    return indexed;
  }

  /** An encoder does not embed what it does not know the language of. */
  private List<IndexedChunk> embed(String title, List<Chunk> batch, Deadline deadline) {
    var known = batch.stream().filter(chunk -> embedder.encoder().knows(chunk.language())).toList();
    var vectors =
        embedder
            .embedPassages(known.stream().map(chunk -> chunk.searchText(title)).toList(), deadline)
            .iterator();
    return batch.stream()
        .map(
            chunk ->
                new IndexedChunk(
                    chunk,
                    embedder.encoder().knows(chunk.language())
                        ? Optional.of(new Vector(vectors.next()))
                        : Optional.empty()))
        .toList();
  }
}
