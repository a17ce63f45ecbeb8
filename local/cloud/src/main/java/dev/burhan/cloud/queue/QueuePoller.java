package dev.burhan.cloud.queue;

import dev.burhan.cloud.function.InvocationResult;
import dev.burhan.cloud.function.InvocationResult.Answered;
import dev.burhan.cloud.function.InvocationResult.Failed;
import dev.burhan.cloud.function.InvocationResult.TooLarge;
import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.cloud.template.EventSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Feeds one function from one queue, as Lambda's event source mapping does. A message that failed
 * is left alone: it comes back when its visibility time-out ends, and the queue server moves it to
 * the dead letters when it has come back too often.
 */
public final class QueuePoller implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(QueuePoller.class);

  private final EventSource.Queue source;
  private final String queueUrl;
  private final SqsEventJson events;
  private final SqsClient client;
  private final LambdaFunction function;
  private final PollingSettings settings;
  private final AwsMetrics metrics;
  private final String queueName;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private QueuePoller(
      EventSource.Queue source,
      QueueAddress queue,
      SqsClient client,
      LambdaFunction function,
      PollingSettings settings,
      AwsMetrics metrics) {
    this.metrics = metrics;
    this.queueName = queue.name();
    this.source = source;
    this.queueUrl = queue.url();
    this.events = new SqsEventJson(queue.arn(), queue.region());
    this.client = client;
    this.function = function;
    this.settings = settings;
  }

  /** Starts to poll with as many threads as the mapping, and this machine, may invoke at a time. */
  public static QueuePoller start(
      EventSource.Queue source,
      QueueAddress queue,
      SqsClient client,
      LambdaFunction function,
      PollingSettings settings,
      AwsMetrics metrics) {
    var poller = new QueuePoller(source, queue, client, function, settings, metrics);
    if (source.enabled()) {
      for (int i = 0; i < Math.min(source.concurrencyMax(), settings.concurrencyMax()); i++) {
        poller.threads.execute(poller::poll);
      }
    }
    return poller;
  }

  /** Takes no more messages, waits for those being worked on, then interrupts. */
  @Override
  public void close() {
    closed.countDown();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(settings.closeWait().toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void poll() {
    var backOff = settings.backOffFirst();
    try {
      while (closed.getCount() > 0) {
        try {
          pollOnce();
          backOff = settings.backOffFirst();
        } catch (RuntimeException e) {
          if (closed.getCount() == 0) {
            // Interrupted in the middle of a call, because it was closed.
            return;
          }
          // Whatever it was, a poller that ends would leave the queue unread for good.
          LOGGER.warn("cannot poll {}, next try in {}", queueUrl, backOff, e);
          pause(backOff);
          backOff = doubled(backOff);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pollOnce() throws InterruptedException {
    var messages = receive();
    if (messages.isEmpty()) {
      return;
    }
    var receipts = new HashMap<String, String>();
    messages.forEach(message -> receipts.put(message.messageId(), message.receiptHandle()));
    var failed = failed(function.invoke(events.of(messages)), Set.copyOf(receipts.keySet()));
    receipts.keySet().removeAll(failed);
    delete(receipts);
  }

  private List<Message> receive() {
    return client
        .receiveMessage(
            request ->
                request
                    .queueUrl(queueUrl)
                    .maxNumberOfMessages(source.batchSize())
                    .waitTimeSeconds(Math.toIntExact(settings.receiveWait().toSeconds()))
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  private Set<String> failed(InvocationResult result, Set<String> messageIds) {
    return switch (result) {
      case Answered(_, String payload) when source.reportsItemFailures() ->
          BatchOutcome.failed(payload, messageIds);
      case Answered _ -> Set.of();
      case Failed(String id, String type, String message, var cause) -> {
        LOGGER.warn(
            "{} failed, request {}, {} messages stay: {} {}",
            function.configuration().name(),
            id,
            messageIds.size(),
            type,
            message,
            cause);
        yield messageIds;
      }
      case TooLarge(_, long bytes) -> {
        LOGGER.warn("{} messages of {} bytes do not fit an event", messageIds.size(), bytes);
        yield messageIds;
      }
    };
  }

  private void delete(Map<String, String> receipts) {
    if (receipts.isEmpty()) {
      return;
    }
    var entries =
        receipts.entrySet().stream()
            .map(
                it ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(it.getKey())
                        .receiptHandle(it.getValue())
                        .build())
            .toList();
    var answer = client.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
    metrics.deleted(queueName, entries.size() - answer.failed().size());
    answer.failed().forEach(it -> LOGGER.warn("message {} stays: {}", it.id(), it.message()));
  }

  private void pause(Duration time) throws InterruptedException {
    // The latch rather than a sleep, so that closing ends the pause.
    boolean _ = closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Duration doubled(Duration backOff) {
    var doubled = backOff.multipliedBy(2);
    return doubled.compareTo(settings.backOffMax()) > 0 ? settings.backOffMax() : doubled;
  }
}
