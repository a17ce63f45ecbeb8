package dev.burhan.cloud.queue;

import dev.burhan.cloud.monitor.AwsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Records how many messages wait in queues. Their servers do not tell how old the oldest is: it is
 * at most as old as the queue has been in use without a break, and that is recorded.
 */
public final class QueueDepths implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final Logger LOGGER = LoggerFactory.getLogger(QueueDepths.class);

  private final Map<String, String> urls;
  private final SqsClient client;
  private final AwsMetrics metrics;
  private final Clock clock;
  private final Map<String, Instant> busySince = new HashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("queue-depths").factory());

  /**
   * @param urls of the queues, by name
   */
  QueueDepths(Map<String, String> urls, SqsClient client, AwsMetrics metrics, Clock clock) {
    this.urls = Map.copyOf(urls);
    this.client = client;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Starts to look, now and then. */
  public static QueueDepths start(
      Map<String, String> urls, SqsClient client, AwsMetrics metrics, Clock clock) {
    var depths = new QueueDepths(urls, client, metrics, clock);
    var _ =
        depths.thread.scheduleWithFixedDelay(
            depths::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return depths;
  }

  /** Looks once at each of the queues. */
  void look() {
    urls.forEach(this::look);
  }

  private void look(String name, String url) {
    try {
      var attributes =
          client
              .getQueueAttributes(
                  request ->
                      request
                          .queueUrl(url)
                          .attributeNames(
                              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
              .attributes();
      int waiting = number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
      int taken = number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
      metrics.waiting(name, waiting, waiting + taken == 0 ? idle(name) : busy(name));
    } catch (SdkException | NumberFormatException e) {
      // A look that fails is one of many; a schedule that ends would be the last.
      LOGGER.debug("cannot look into {}", name, e);
    }
  }

  private Duration idle(String name) {
    busySince.remove(name);
    return Duration.ZERO;
  }

  private Duration busy(String name) {
    var now = clock.instant();
    return Duration.between(busySince.computeIfAbsent(name, it -> now), now);
  }

  private static int number(
      Map<QueueAttributeName, String> attributes, QueueAttributeName attribute) {
    return Integer.parseInt(attributes.getOrDefault(attribute, "0"));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
