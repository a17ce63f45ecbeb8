package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.aws.ConverseEvents.Signal;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;

final class ConverseEventsTest {

  private static final ConverseStreamOutput EVENT =
      ConverseStreamOutput.messageStopBuilder().stopReason("end_turn").build();

  private final ConverseEvents events = new ConverseEvents();
  private final Source source = new Source();

  @Test
  void no_more_may_wait_than_there_is_room_for() throws InterruptedException {
    events.onSubscribe(source);
    assertThat(source.wanted).isEqualTo(ConverseEvents.AHEAD_MAX);

    events.onNext(EVENT);
    events.onNext(EVENT);
    assertThat(source.wanted).isEqualTo(ConverseEvents.AHEAD_MAX);

    assertThat(events.next(Duration.ZERO)).isEqualTo(new Signal.Event(EVENT));
    assertThat(source.wanted).isEqualTo(ConverseEvents.AHEAD_MAX + 1);
  }

  @Test
  void what_came_before_a_failure_is_told_before_it() throws InterruptedException {
    var failure = new IOException();
    events.onSubscribe(source);
    events.onNext(EVENT);
    events.onError(failure);

    assertThat(events.next(Duration.ZERO)).isInstanceOf(Signal.Event.class);
    assertThat(events.next(Duration.ZERO)).isEqualTo(new Signal.Failed(failure));
  }

  @Test
  void a_call_may_fail_before_there_is_anything_to_read() throws InterruptedException {
    var failure = new IOException();
    events.onError(failure);
    events.cancel();

    assertThat(events.next(Duration.ZERO)).isEqualTo(new Signal.Failed(failure));
  }

  @Test
  void tells_that_nothing_has_come_and_that_nothing_will() throws InterruptedException {
    events.onSubscribe(source);

    assertThat(events.next(Duration.ZERO)).isEqualTo(new Signal.Late());
    events.onComplete();
    assertThat(events.next(Duration.ZERO)).isEqualTo(new Signal.Ended());
  }

  @Test
  void cancelling_tells_the_source() {
    events.onSubscribe(source);
    events.cancel();

    assertThat(source.cancelled).isTrue();
  }

  @Test
  void a_source_that_comes_after_cancelling_is_sent_away() {
    events.cancel();
    events.onSubscribe(source);

    assertThat(source.cancelled).isTrue();
    assertThat(source.wanted).isZero();
  }

  private static final class Source implements Subscription {
    private long wanted;
    private boolean cancelled;

    @Override
    public void request(long count) {
      wanted += count;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
