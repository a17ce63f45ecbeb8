package dev.burhan.webhooks.http;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.webhooks.WebhookPolicy;
import dev.burhan.webhooks.WebhookRequest;
import dev.burhan.webhooks.WebhookSender;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Posts webhooks over HTTP, each over a connection of its own, with the system's trust store and
 * without proxy, redirects, cookies or authentication.
 *
 * <p>Each attempt runs on a thread of its own, since nothing else bounds all that a receiver can
 * draw out: its name, its handshake, its answer byte by byte.
 */
public final class HttpWebhookSender implements WebhookSender, AutoCloseable {

  /** All of an attempt, from the name of the host to the end of the answer. */
  public static final Duration TIME_MAX = Duration.ofSeconds(10);

  private final WebhookPolicy policy;
  private final HostResolver resolver;
  private final Clients clients;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("webhook-", 0).factory());

  public HttpWebhookSender(WebhookPolicy policy) {
    this(policy, HostResolver.system(), SSLContexts.createDefault());
  }

  /**
   * @param tls says which certificates are trusted
   */
  public HttpWebhookSender(WebhookPolicy policy, HostResolver resolver, SSLContext tls) {
    this.policy = policy;
    this.resolver = resolver;
    this.clients = new Clients(tls);
  }

  @Override
  public Result send(WebhookRequest request, Deadline deadline) {
    // Again: it may have been configured under another policy.
    if (policy.check(request.url().toString()) instanceof WebhookPolicy.Verdict.Refused) {
      return new Result.Forbidden();
    }
    var bound = deadline.atMost(TIME_MAX);
    var attempt = new Attempt(request, policy, resolver, clients);
    return await(attempt, threads.submit(attempt), bound);
  }

  private Result await(Attempt attempt, Future<Result> result, Duration bound) {
    try {
      return result.get(bound.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      abort(attempt);
      return attempt.soFar();
    } catch (InterruptedException e) {
      abort(attempt);
      Thread.currentThread().interrupt();
      throw new DependencyFailure.Transient("interrupted while sending a webhook", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an attempt to send a webhook broke", e.getCause());
    }
  }

  /** On another thread: closing a connection may take as long as the receiver likes. */
  private void abort(Attempt attempt) {
    threads.execute(attempt::abort);
  }

  /** Ends what is under way; waits for nothing. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
