package dev.burhan.jobs;

import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.List;

/**
 * Reads and clears what the queue gave up on: jobs tried in vain, and messages nobody could read.
 *
 * <p>Fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface DeadLetters {

  /** How long a letter that was taken is kept from others. */
  Duration HOLD = Duration.ofMinutes(10);

  /** Takes some of the letters for {@link #HOLD}; none when there are none, or all are taken. */
  List<Letter> take();

  /** Removes a letter for good. */
  void delete(Letter letter);

  /** Gives a letter back, to be taken again at once. */
  void giveBack(Letter letter);

  /**
   * Is a message that was given up on.
   *
   * @param id stays the same however often the letter is taken
   * @param jobs it is about; empty when nobody can read it
   * @param receipt proves that we took it
   */
  record Letter(String id, List<Subject> jobs, String receipt) {
    public Letter {
      jobs = List.copyOf(jobs);
    }
  }

  /** Names a job and whose it is. */
  record Subject(TenantId tenant, JobId job) {}
}
