package dev.burhan.webhooks;

import dev.burhan.jobs.Job;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names what a receiver is told: the same for each attempt and replay, so that it can tell what it
 * has heard before, and another one when a job ends anew after it was reopened.
 */
public record MessageId(String value) {

  /** No full stop: it parts the fields that are signed. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  public MessageId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "message id must be 1 to 128 letters, digits, hyphens and underscores");
    }
  }

  /**
   * Names the end of a job.
   *
   * @throws IllegalArgumentException when the job has not ended
   */
  public static MessageId of(Job job) {
    if (!job.status().isFinal()) {
      throw new IllegalArgumentException("job " + job.id() + " has not ended");
    }
    var status = job.status().name().toLowerCase(Locale.ROOT);
    return new MessageId("msg_" + job.id() + "_" + status + "_" + job.updatedAt().toEpochMilli());
  }

  @Override
  public String toString() {
    return value;
  }
}
