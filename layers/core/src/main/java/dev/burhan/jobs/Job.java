package dev.burhan.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * Describes work that outlives the request that asked for it.
 *
 * @param subject what it is about, such as the id of a document
 * @param stage what is being done, for a reader
 * @param done steps of the stage done
 * @param total steps of the stage; 0 while unknown
 */
public record Job(
    JobId id,
    String subject,
    Status status,
    String stage,
    int done,
    int total,
    Optional<Failure> failure,
    Instant createdAt,
    Instant updatedAt) {

  /** Where a job stands. {@code SUCCEEDED} and {@code FAILED} are final. */
  public enum Status {
    SUBMITTED,
    RUNNING,
    SUCCEEDED,
    FAILED;

    public boolean isFinal() {
      return this == SUCCEEDED || this == FAILED;
    }
  }

  /** Says why a job failed: a code that stays the same and a sentence a person can act on. */
  public record Failure(String code, String detail) {}

  public static Job submitted(JobId id, String subject, Instant now) {
    return new Job(id, subject, Status.SUBMITTED, "submitted", 0, 0, Optional.empty(), now, now);
  }
}
