package dev.burhan.cloud.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/** Hands out the batches a test puts in and keeps what is asked of it. */
public final class FakeSqs implements SqsClient {

  private static final String HOST = "http://127.0.0.1/queue/";

  private final BlockingQueue<List<Message>> batches = new LinkedBlockingQueue<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private final List<ReceiveMessageRequest> received = new CopyOnWriteArrayList<>();
  private final List<String> created = new CopyOnWriteArrayList<>();
  private final List<SendMessageRequest> sent = new CopyOnWriteArrayList<>();
  private volatile Map<QueueAttributeName, String> held = Map.of();
  private final AtomicInteger failures = new AtomicInteger();
  private final Map<String, Map<QueueAttributeName, String>> queues = new ConcurrentHashMap<>();

  public void offer(Message... batch) {
    batches.add(List.of(batch));
  }

  /** The next calls fail as if the server were down. */
  public void isDownFor(int calls) {
    failures.set(calls);
  }

  /** The receipt handles of what was deleted, in order. */
  public List<String> deleted() {
    return deleted;
  }

  public List<ReceiveMessageRequest> received() {
    return received;
  }

  public List<SendMessageRequest> sent() {
    return sent;
  }

  /** The names of the queues, in the order in which they were created. */
  public List<String> created() {
    return created;
  }

  public Map<QueueAttributeName, String> attributes(String name) {
    return queues.getOrDefault(name, Map.of());
  }

  public static Message message(String id) {
    return Message.builder().messageId(id).receiptHandle("r-" + id).body("body " + id).build();
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    if (failures.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
      throw SdkClientException.create("connection refused");
    }
    received.add(request);
    try {
      var batch = batches.poll(10, TimeUnit.MILLISECONDS);
      return ReceiveMessageResponse.builder().messages(batch == null ? List.of() : batch).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SdkClientException.create("interrupted", e);
    }
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    sent.add(request);
    return SendMessageResponse.builder().messageId("1").build();
  }

  @Override
  public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
    request.entries().forEach(entry -> deleted.add(entry.receiptHandle()));
    return DeleteMessageBatchResponse.builder().build();
  }

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    if (!queues.containsKey(request.queueName())) {
      throw QueueDoesNotExistException.builder().message("no such queue").build();
    }
    return GetQueueUrlResponse.builder().queueUrl(HOST + request.queueName()).build();
  }

  @Override
  public CreateQueueResponse createQueue(CreateQueueRequest request) {
    created.add(request.queueName());
    queues.put(request.queueName(), new HashMap<>(request.attributes()));
    return CreateQueueResponse.builder().queueUrl(HOST + request.queueName()).build();
  }

  @Override
  public SetQueueAttributesResponse setQueueAttributes(SetQueueAttributesRequest request) {
    queues.put(name(request.queueUrl()), new HashMap<>(request.attributes()));
    return SetQueueAttributesResponse.builder().build();
  }

  /** What the queues are said to hold. */
  public void holds(int waiting, int taken) {
    held =
        Map.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, String.valueOf(waiting),
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, String.valueOf(taken));
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    if (failures.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
      throw SdkClientException.create("connection refused");
    }
    var arn = "arn:aws:sqs:eu-west-1:000000000000:" + name(request.queueUrl());
    var attributes = new HashMap<>(held);
    attributes.put(QueueAttributeName.QUEUE_ARN, arn);
    return GetQueueAttributesResponse.builder().attributes(attributes).build();
  }

  private static String name(String url) {
    return url.substring(HOST.length());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  /** A copy of what was deleted, without regard to order. */
  public List<String> deletedSorted() {
    var sorted = new ArrayList<>(deleted);
    sorted.sort(null);
    return sorted;
  }
}
