package dev.burhan.aws;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Sends the SDK's asynchronous requests with the HTTP client of the JDK, which is there anyway; the
 * SDK's own ones would add 4 MB of Netty or a native library to every function. Back-pressure
 * passes through, and a call that the SDK gives up closes its connection.
 */
final class JdkAsyncHttpClient implements SdkAsyncHttpClient {

  /** The JDK sets these itself, to the same values. */
  private static final Set<String> OWN_HEADERS =
      Set.of("host", "content-length", "connection", "expect", "upgrade");

  private final HttpClient http;

  private JdkAsyncHttpClient(HttpClient http) {
    this.http = http;
  }

  /** Builds a client that the SDK closes with its own. */
  record Builder(Duration connectMax) implements SdkAsyncHttpClient.Builder<Builder> {

    @Override
    public SdkAsyncHttpClient buildWithDefaults(AttributeMap defaults) {
      // Streams of Bedrock come over HTTP/1.1, where to close a stream is to close its connection.
      return new JdkAsyncHttpClient(
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(connectMax)
              .build());
    }
  }

  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest call) {
    var end = new CompletableFuture<Void>();
    var exchange = http.sendAsync(request(call), BodyHandlers.ofPublisher());
    var unusedBegin =
        exchange
            .thenAccept(response -> begin(response, call.responseHandler(), end))
            .exceptionally(e -> fail(e, call.responseHandler(), end));
    // The SDK itself completes it so when a call is cancelled or takes too long.
    var unusedEnd = end.whenComplete((nothing, e) -> exchange.cancel(true));
    return end;
  }

  private static void begin(
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response,
      SdkAsyncHttpResponseHandler handler,
      CompletableFuture<Void> end) {
    var headers = SdkHttpResponse.builder().statusCode(response.statusCode());
    response.headers().map().forEach(headers::putHeader);
    handler.onHeaders(headers.build());
    var body = FlowAdapters.toPublisher(new AbortableBody(response.body(), end));
    handler.onStream(SdkPublisher.adapt(body).flatMapIterable(buffers -> buffers));
  }

  private static @Nullable Void fail(
      Throwable e, SdkAsyncHttpResponseHandler handler, CompletableFuture<Void> end) {
    var cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    if (end.completeExceptionally(cause)) {
      handler.onError(cause);
    }
    return null;
  }

  private static HttpRequest request(AsyncExecuteRequest call) {
    var request =
        HttpRequest.newBuilder(call.request().getUri())
            .method(call.request().method().name(), body(call));
    call.request()
        .forEachHeader(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static BodyPublisher body(AsyncExecuteRequest call) {
    long length = call.requestContentPublisher().contentLength().orElse(0L);
    return length == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(
            FlowAdapters.toFlowPublisher(call.requestContentPublisher()), length);
  }

  @Override
  public String clientName() {
    return "Jdk";
  }

  @Override
  public void close() {
    // Does not wait, as close() would, for streams nobody reads.
    http.shutdownNow();
  }
}
