package dev.burhan.aws;

import dev.burhan.aws.ConverseEvents.Signal;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Reply;
import dev.burhan.language.ReplyText;
import dev.burhan.language.TokenUsage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;

/** Reads the events of one reply up to its end, on the caller's thread. */
final class ConverseReply {

  /** How long to wait, with the whole text at hand, to hear what it took. */
  private static final Duration USAGE_MAX = Duration.ofSeconds(2);

  private final ConverseEvents events;
  private final ReplyText text;
  private final BedrockFailures failures;

  private Optional<Reply.Stop> stop = Optional.empty();
  private Optional<TokenUsage> usage = Optional.empty();

  ConverseReply(ConverseEvents events, ReplyText text, BedrockFailures failures) {
    this.events = events;
    this.text = text;
    this.failures = failures;
  }

  /** Reads until the reply ends, is cut or is wanted no more; the events after that are left. */
  Reply read(Deadline deadline) throws InterruptedException {
    while (true) {
      switch (events.next(patience(deadline))) {
        case Signal.Event(var event) -> {
          if (!take(event, deadline)) {
            return text.end(Reply.Stop.LENGTH, Optional.empty());
          }
        }
        case Signal.Failed(var cause) -> {
          return endedOr(failures.of(cause));
        }
        case Signal.Ended() -> {
          return endedOr(failures.passing("broke off, characters=" + text.length()));
        }
        case Signal.Late() -> {
          return endedOr(failures.passing("took too long, characters=" + text.length()));
        }
      }
    }
  }

  private Duration patience(Deadline deadline) {
    return stop.isPresent() ? deadline.atMost(USAGE_MAX) : deadline.left();
  }

  /** A reply that had come to its end is one, whatever happened since. */
  private Reply endedOr(RuntimeException failure) {
    return text.end(stop.orElseThrow(() -> failure), usage);
  }

  private boolean take(ConverseStreamOutput event, Deadline deadline) {
    switch (event) {
      case ContentBlockDeltaEvent delta -> {
        if (deadline.left().isZero()) {
          throw failures.passing("took too long, characters=" + text.length());
        }
        return text.accept(written(delta));
      }
      case MessageStopEvent end ->
          stop = Optional.of(ConverseStops.stop(end.stopReasonAsString(), failures));
      case ConverseStreamMetadataEvent metadata ->
          usage = Optional.ofNullable(metadata.usage()).map(ConverseStops::usage);
      default -> {} // Beginnings and ends of blocks say nothing of the text.
    }
    return true;
  }

  /** Empty for what a model thinks, which is not part of the reply. */
  private static String written(ContentBlockDeltaEvent event) {
    @Nullable String text = event.delta() == null ? null : event.delta().text();
    return text == null ? "" : text;
  }
}
