package dev.burhan.testing;

import dev.burhan.failure.Deadline;
import dev.burhan.webhooks.WebhookRequest;
import dev.burhan.webhooks.WebhookSender;
import java.util.ArrayList;
import java.util.List;

/** Comes to the results it is told, the last one for ever, and records what it was to send. */
public final class ScriptedWebhookSender implements WebhookSender {

  private final List<Result> results = new ArrayList<>();
  private final List<WebhookRequest> sent = new ArrayList<>();

  /** Tells what the attempts from now on come to. */
  public synchronized void answer(Result... next) {
    results.clear();
    results.addAll(List.of(next));
  }

  @Override
  public synchronized Result send(WebhookRequest request, Deadline deadline) {
    sent.add(request);
    return results.size() > 1 ? results.removeFirst() : results.getFirst();
  }

  /** What has been sent until now, oldest first. */
  public synchronized List<WebhookRequest> sent() {
    return List.copyOf(sent);
  }
}
