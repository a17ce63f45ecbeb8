package dev.burhan.webhooks;

import dev.burhan.jobs.Job;

/** Writes what a receiver is told of an ended job, as JSON; the same text for the same job. */
public interface WebhookBody {
  String of(Job job);
}
