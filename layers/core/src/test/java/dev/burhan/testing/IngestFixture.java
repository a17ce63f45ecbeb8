package dev.burhan.testing;

import dev.burhan.documents.Chunker;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentReader;
import dev.burhan.documents.EmbedPassages;
import dev.burhan.documents.IngestDocument;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.OcrEngine;
import dev.burhan.documents.Submission;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.Retry;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Outcome;
import dev.burhan.jobs.JobEvents;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob;
import dev.burhan.jobs.RunJob.Step;
import dev.burhan.jobs.RunJob.Work;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Ingests documents on fakes, with workers that can be made to die. */
public final class IngestFixture {

  private static final RunJob.Admission EVERYBODY = new RunJob.Admission(tenant -> true, 4);
  private static final Duration TIME = Duration.ofSeconds(60);

  public final SettableClock clock = SettableClock.atNoon();
  public final InMemoryDocumentStore documents = new InMemoryDocumentStore(clock);
  public final InMemoryDocumentInbox inbox = new InMemoryDocumentInbox();
  public final InMemoryUploads uploads = new InMemoryUploads(clock);
  public final InMemoryJobStore jobs = new InMemoryJobStore(clock);
  public final InMemoryRunningJobs running = new InMemoryRunningJobs(clock);
  public final InMemoryJobQueue queue = new InMemoryJobQueue();
  public final InMemoryJobQueue deadLetters = new InMemoryJobQueue();

  private final CountingEmbedder embedder = new CountingEmbedder();
  private String dyingAt = "";
  private Runnable beforeEmbedding = () -> {};

  /** Stands for what ends a process: nobody catches it. */
  public static final class WorkerDeath extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** How many passages have been embedded until now. */
  public int embedded() {
    return embedder.passages;
  }

  /** Makes the next worker die at a point, named as a stage of the work. */
  public IngestFixture dyingAt(String point) {
    dyingAt = point;
    return this;
  }

  /** Does something once, when the next batch is about to be embedded. */
  public void beforeEmbedding(Runnable action) {
    beforeEmbedding = action;
  }

  /** Lets the next batch take all the time there is. */
  public void slowEmbedding() {
    beforeEmbedding(() -> clock.advance(TIME));
  }

  /** Moves on to when a dead worker's lease has ended. */
  public void afterTheLease() {
    clock.advance(TIME.plusMinutes(1));
  }

  public Deadline deadline() {
    return Deadline.in(TIME, clock);
  }

  /** Submits a document as the use case does. */
  public void submit(TenantId tenant, JobId job, Submission submission) {
    inbox.put(tenant, job, submission);
    var document = submission.details().id();
    jobs.create(tenant, Job.submitted(job, document.value(), clock.instant()));
    documents.announce(tenant, job, document, deadline());
  }

  /** Submits a file and uploads it. */
  public void upload(TenantId tenant, JobId job, String document, String content) {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    var upload = new Submission.Upload(bytes.length, new Submission.Inline(content).sha256());
    var details = DocumentDetails.of(new DocumentId(document), "§");
    submit(tenant, job, new Submission(details, MediaType.PDF, upload));
    uploads.upload(tenant, job, bytes);
  }

  /** Delivers a job to a new worker. */
  public void deliver(TenantId tenant, JobId job) {
    new RunJob(jobs, running, new RunJob.Queues(queue, deadLetters), JobEvents.none(), EVERYBODY)
        .run(tenant, job, deadline(), work());
  }

  /** The work, on all of these fakes. */
  public Work work() {
    var reader =
        new DocumentReader(
            uploads, new PlainFileParser(), OcrEngine.none(), new InMemoryRecognisedPages());
    var embed = new EmbedPassages(embedder, documents, new Retry(clock::advance, () -> .5), 1);
    var ingest =
        new IngestDocument(
            inbox, reader, new Chunker(Chunker.Limits.DEFAULT), embed, documents, documents);
    return new DyingWork(ingest);
  }

  private void dieIf(String point) {
    if (dyingAt.equals(point)) {
      dyingAt = "";
      throw new WorkerDeath();
    }
  }

  /** Dies between the stages. */
  private final class DyingWork implements Work {
    private final Work work;

    DyingWork(Work work) {
      this.work = work;
    }

    @Override
    public Outcome run(TenantId tenant, Job job, Step step, Deadline deadline) {
      var outcome =
          work.run(
              tenant,
              job,
              (stage, done, total) -> {
                step.at(stage, done, total);
                switch (stage) {
                  case "parse" -> dieIf("AFTER_FETCH");
                  case "chunk" -> dieIf("AFTER_PARSE");
                  case "store" -> {
                    dieIf("AFTER_EMBED");
                    dieIf("BEFORE_STORE_COMMITS");
                  }
                  default -> dieIf(done > 0 ? "AFTER_SOME_EMBEDDED" : "AT_" + stage);
                }
              },
              deadline);
      dieIf("AFTER_STORE");
      return outcome;
    }

    @Override
    public void ended(TenantId tenant, JobId job, Deadline deadline) {
      work.ended(tenant, job, deadline);
    }
  }

  private final class CountingEmbedder implements Embedder {
    private final HashingEmbedder embedder = new HashingEmbedder();
    private int passages;

    @Override
    public Encoder encoder() {
      return embedder.encoder();
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
      return embedder.embedQuestion(question, deadline);
    }

    @Override
    public List<float[]> embedPassages(List<String> texts, Deadline deadline) {
      var action = beforeEmbedding;
      beforeEmbedding = () -> {};
      action.run();
      var vectors = embedder.embedPassages(texts, deadline);
      passages += vectors.size();
      return vectors;
    }
  }
}
