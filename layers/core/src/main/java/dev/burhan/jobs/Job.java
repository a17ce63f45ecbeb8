package dev.burhan.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes work that outlives the request that asked for it.
 *
 * @param subject what it is about, such as the id of a document
 * @param attempts how often a worker has taken it
 * @param outcome what it came to; there once the status is final
 */
public record Job(
    JobId id,
    String subject,
    Status status,
    Progress progress,
    int attempts,
    Optional<Outcome> outcome,
    Instant createdAt,
    Instant updatedAt) {

  /** Where a job stands. */
  public enum Status {
    SUBMITTED,
    RUNNING,
    SUCCEEDED,
    /** It is done, but not all of it could be. */
    PARTIAL,
    FAILED,
    CANCELLED;

    public boolean isFinal() {
      return this != SUBMITTED && this != RUNNING;
    }
  }

  /**
   * Tells how far the work is.
   *
   * @param stage what is being done, for a reader
   * @param done steps of the stage done
   * @param total steps of the stage; 0 while unknown
   */
  public record Progress(String stage, int done, int total) {
    public static Progress of(String stage) {
      return new Progress(stage, 0, 0);
    }
  }

  /** Says why something is not as asked: a code that stays the same and a sentence to act on. */
  public record Reason(String code, String detail) {}

  /**
   * Tells how a job ended.
   *
   * @param reasons why it failed, was cancelled or is only partial; empty when it succeeded
   * @param figures what was done, by name, such as {@code passages}
   */
  public record Outcome(Status status, List<Reason> reasons, Map<String, Integer> figures) {

    public Outcome {
      reasons = List.copyOf(reasons);
      figures = Map.copyOf(figures);
      if (!status.isFinal() || reasons.isEmpty() != (status == Status.SUCCEEDED)) {
        throw new IllegalArgumentException(
            "an outcome is final and, unless a success, has reasons");
      }
    }

    /** Success where there is nothing to complain of, partial otherwise. */
    public static Outcome done(List<Reason> reasons, Map<String, Integer> figures) {
      return new Outcome(reasons.isEmpty() ? Status.SUCCEEDED : Status.PARTIAL, reasons, figures);
    }

    public static Outcome failed(Reason why) {
      return new Outcome(Status.FAILED, List.of(why), Map.of());
    }

    public static Outcome cancelled(Reason why) {
      return new Outcome(Status.CANCELLED, List.of(why), Map.of());
    }
  }

  public static Job submitted(JobId id, String subject, Instant now) {
    return submitted(id, subject, "queue", now);
  }

  /** A new job that first waits for {@code stage}. */
  public static Job submitted(JobId id, String subject, String stage, Instant now) {
    return new Job(
        id, subject, Status.SUBMITTED, Progress.of(stage), 0, Optional.empty(), now, now);
  }

  /** Why the job failed, was cancelled or is only partial. */
  public List<Reason> reasons() {
    return outcome.map(Outcome::reasons).orElse(List.of());
  }
}
