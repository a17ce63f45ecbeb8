package dev.burhan.aws;

import dev.burhan.failure.Deadline;
import dev.burhan.language.LanguageModel;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply;
import dev.burhan.language.ReplyText;
import dev.burhan.language.TokenSink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/**
 * Asks a model on Amazon Bedrock with ConverseStream or, where the model cannot stream, with
 * Converse, which hands its text over in one piece. However a call is left, its connection is
 * closed unless the reply was read to its end.
 */
public final class BedrockLanguageModel implements LanguageModel {

  private final BedrockRuntimeAsyncClient bedrock;
  private final BedrockModelSettings settings;
  private final ConverseRequests requests;
  private final BedrockFailures failures;

  public BedrockLanguageModel(BedrockRuntimeAsyncClient bedrock, BedrockModelSettings settings) {
    this.bedrock = bedrock;
    this.settings = settings;
    this.requests = new ConverseRequests(settings);
    this.failures =
        new BedrockFailures(settings.streams() ? "ConverseStream" : "Converse", settings.model());
  }

  @Override
  public String name() {
    return settings.model();
  }

  @Override
  public Reply reply(Prompt prompt, TokenSink sink, Deadline deadline) {
    var max = TimeLeft.of(deadline, "asking " + name());
    var text = new ReplyText(prompt, sink);
    try {
      return settings.streams()
          ? streamed(requests.streamed(prompt, max), text, deadline)
          : whole(requests.whole(prompt, max), text, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.passing("was interrupted, characters=" + text.length());
    }
  }

  private Reply streamed(ConverseStreamRequest request, ReplyText text, Deadline deadline)
      throws InterruptedException {
    var events = new ConverseEvents();
    var call =
        bedrock.converseStream(
            request, ConverseStreamResponseHandler.builder().subscriber(() -> events).build());
    // The events tell their end themselves, but not of a call that failed before the first.
    var unused =
        call.exceptionally(
            e -> {
              events.onError(e);
              return null;
            });
    try {
      return new ConverseReply(events, text, failures).read(deadline);
    } finally {
      events.cancel();
      call.cancel(true);
    }
  }

  private Reply whole(ConverseRequest request, ReplyText text, Deadline deadline)
      throws InterruptedException {
    var call = bedrock.converse(request);
    try {
      var response = await(call, deadline);
      text.accept(text(response));
      return text.end(
          ConverseStops.stop(response.stopReasonAsString(), failures),
          Optional.ofNullable(response.usage()).map(ConverseStops::usage));
    } finally {
      call.cancel(true);
    }
  }

  private ConverseResponse await(CompletableFuture<ConverseResponse> call, Deadline deadline)
      throws InterruptedException {
    try {
      return call.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw failures.of(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw failures.passing("took too long");
    }
  }

  private String text(ConverseResponse response) {
    if (response.output() == null || response.output().message() == null) {
      throw failures.notUnderstood("no message");
    }
    return response.output().message().content().stream()
        .filter(block -> block.type() == ContentBlock.Type.TEXT)
        .map(ContentBlock::text)
        .collect(Collectors.joining());
  }
}
