package dev.burhan.aws;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Passes the body of a response on and keeps it in step with the future that stands for the call:
 * the future ends with the body, and the connection is closed when the future ends before.
 */
record AbortableBody(Flow.Publisher<List<ByteBuffer>> body, CompletableFuture<Void> end)
    implements Flow.Publisher<List<ByteBuffer>> {

  @Override
  public void subscribe(Flow.Subscriber<? super List<ByteBuffer>> reader) {
    body.subscribe(new Link(reader, end));
  }

  private record Link(Flow.Subscriber<? super List<ByteBuffer>> reader, CompletableFuture<Void> end)
      implements Flow.Subscriber<List<ByteBuffer>> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      var unused = end.whenComplete((nothing, e) -> subscription.cancel());
      reader.onSubscribe(new Handle(subscription, end));
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      reader.onNext(buffers);
    }

    @Override
    public void onError(Throwable e) {
      reader.onError(e);
      end.completeExceptionally(e);
    }

    @Override
    public void onComplete() {
      reader.onComplete();
      end.complete(null);
    }
  }

  /** Lets a reader that has had enough end the call. */
  private record Handle(Flow.Subscription subscription, CompletableFuture<Void> end)
      implements Flow.Subscription {

    @Override
    public void request(long count) {
      subscription.request(count);
    }

    @Override
    public void cancel() {
      end.complete(null); // cancels the subscription
    }
  }
}
