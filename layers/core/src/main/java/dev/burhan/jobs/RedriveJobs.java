package dev.burhan.jobs;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.DeadLetters.Letter;
import dev.burhan.jobs.DeadLetters.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends jobs that were given up on to the workers again. A letter is removed once its jobs are back
 * on the queue or need no work, so a run that breaks off can simply be repeated; one that nobody
 * can read stays for a person to see.
 */
public final class RedriveJobs {

  /** Letters one run looks at. */
  public static final int LETTERS_MAX = 100_000;

  private final DeadLetters letters;
  private final JobStore jobs;
  private final JobQueue queue;

  public RedriveJobs(DeadLetters letters, JobStore jobs, JobQueue queue) {
    this.letters = letters;
    this.jobs = jobs;
    this.queue = queue;
  }

  /** What becomes of a job that was given up on. */
  public enum Fate {
    /** It is sent to the workers again. */
    RETRIED,
    /** It is gone, or ended in a way that trying again does not change. */
    OVER
  }

  /** Hears of each job as it is dealt with. */
  public interface Listener {
    void job(Subject subject, Fate fate);
  }

  /**
   * Counts what a run found.
   *
   * @param unreadable letters left where they are
   */
  public record Report(int retried, int over, int unreadable) {}

  /** Sends what can be tried again and removes what need not be. */
  public Report run(Listener listener) {
    return new Run(listener, false).report();
  }

  /** Tells what a run would do and leaves everything as it is. */
  public Report look(Listener listener) {
    return new Run(listener, true).report();
  }

  private Fate fate(Subject subject) {
    return jobs.find(subject.tenant(), subject.job())
        .filter(job -> !job.status().isFinal() || wasTriedInVain(job))
        .map(job -> Fate.RETRIED)
        .orElse(Fate.OVER);
  }

  private static boolean wasTriedInVain(Job job) {
    return job.reasons().stream().anyMatch(why -> why.code().equals(RunJob.RETRIES_EXHAUSTED));
  }

  /** One way through the letters. */
  private final class Run {

    private final Listener listener;
    private final boolean looking;
    private final Set<String> seen = new HashSet<>();
    private final List<Letter> kept = new ArrayList<>();
    private int retried;
    private int over;
    private int unreadable;

    Run(Listener listener, boolean looking) {
      this.listener = listener;
      this.looking = looking;
    }

    Report report() {
      try {
        for (var next = next(); !next.isEmpty(); next = next()) {
          next.forEach(this::letter);
        }
      } finally {
        kept.forEach(this::giveBack);
      }
      return new Report(retried, over, unreadable);
    }

    /** What we have had comes again in a run that outlasts the hold. */
    private List<Letter> next() {
      return seen.size() < LETTERS_MAX
          ? letters.take().stream().filter(letter -> seen.add(letter.id())).toList()
          : List.of();
    }

    private void letter(Letter letter) {
      kept.add(letter);
      letter.jobs().forEach(this::job);
      if (letter.jobs().isEmpty()) {
        unreadable++;
      } else if (!looking) {
        letters.delete(letter);
        kept.removeLast();
      }
    }

    private void job(Subject subject) {
      var fate = fate(subject);
      switch (fate) {
        case OVER -> over++;
        case RETRIED -> {
          retried++;
          if (!looking) {
            // Open before it is sent: a worker leaves a job alone that has ended.
            jobs.reopen(subject.tenant(), subject.job(), RunJob.RETRIES_EXHAUSTED);
            queue.send(subject.tenant(), subject.job());
          }
        }
      }
      listener.job(subject, fate);
    }

    private void giveBack(Letter letter) {
      try {
        letters.giveBack(letter);
      } catch (DependencyFailure e) {
        // It comes back by itself when the hold ends.
      }
    }
  }
}
