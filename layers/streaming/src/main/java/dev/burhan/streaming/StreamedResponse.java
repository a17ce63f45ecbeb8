package dev.burhan.streaming;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Streams one response to the Runtime API. Nothing goes out before the first byte of the body. */
final class StreamedResponse implements ResponseStream {

  private final RuntimeApi api;
  private final String requestId;
  private @Nullable StreamedBody body;
  private volatile @Nullable ChunkedRequest request;

  StreamedResponse(RuntimeApi api, String requestId) {
    this.api = api;
    this.requestId = requestId;
  }

  @Override
  public OutputStream begin(int status, Map<String, String> headers) {
    if (body != null) {
      throw new IllegalStateException("the response has begun already");
    }
    var begun =
        new StreamedBody(
            new Prelude(status, headers).bytes(), this::open, Limits.STREAMED_BYTES_MAX);
    body = begun;
    return begun;
  }

  private ChunkedRequest open() throws IOException {
    var opened = api.stream(requestId);
    request = opened;
    return opened;
  }

  @Override
  public boolean clientGone() {
    var opened = request;
    return opened != null && opened.isGone();
  }

  /**
   * Ends the response as its handler wanted it.
   *
   * @throws IllegalStateException when the handler never began it
   */
  void end() throws IOException {
    var begun = body;
    if (begun == null) {
      throw new IllegalStateException("the handler returned without a response");
    }
    api.end(begun.end(), Map.of());
  }

  /** Ends the response with a failure: in trailers when part of it has gone out. */
  void fail(FailureReport report) throws IOException {
    if (body != null) {
      body.abandon();
    }
    var opened = request;
    if (opened == null) {
      api.invocationError(requestId, report);
    } else if (!opened.isGone()) {
      api.end(opened, report.trailers());
    }
  }
}
