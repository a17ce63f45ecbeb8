package dev.burhan.aws;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;

/**
 * Carries the events of a reply from the threads of the SDK to the caller's. No more than {@value
 * #AHEAD_MAX} wait here: further ones are asked for as these are taken, so a caller that is slow
 * slows the sender.
 */
final class ConverseEvents implements Subscriber<ConverseStreamOutput> {

  static final int AHEAD_MAX = 64;

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Subscription> source = new AtomicReference<>();
  private volatile boolean cancelled;

  /** What may come next. */
  sealed interface Signal {
    record Event(ConverseStreamOutput event) implements Signal {}

    record Failed(Throwable cause) implements Signal {}

    record Ended() implements Signal {}

    /** Nothing has come in time. */
    record Late() implements Signal {}
  }

  /** Waits for what comes next. */
  Signal next(Duration max) throws InterruptedException {
    var signal = signals.poll(max.toNanos(), TimeUnit.NANOSECONDS);
    if (signal == null) {
      return new Signal.Late();
    }
    var from = source.get();
    if (signal instanceof Signal.Event && from != null) {
      from.request(1);
    }
    return signal;
  }

  /** Wants no more; what comes nevertheless is ignored. */
  void cancel() {
    cancelled = true;
    var from = source.get();
    if (from != null) {
      from.cancel();
    }
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source.set(subscription);
    // Looked at after the source is known, as cancel() looks at the source after it is set.
    if (cancelled) {
      subscription.cancel();
    } else {
      subscription.request(AHEAD_MAX);
    }
  }

  @Override
  public void onNext(ConverseStreamOutput event) {
    signals.add(new Signal.Event(event));
  }

  /** Tells that the reply broke off, or never began. */
  @Override
  public void onError(Throwable e) {
    signals.add(new Signal.Failed(e));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal.Ended());
  }
}
