package dev.burhan.streaming;

import java.io.OutputStream;
import java.util.Map;

/** Takes a response piece by piece. */
public interface ResponseStream {

  /**
   * Sets status and headers, once. They go out with the first bytes of the body, or at the end
   * where there are none.
   *
   * @return the body: what is written is gathered, what is flushed has gone out. It may be used by
   *     several threads; each call is atomic. It throws {@link ClientGoneException} once nobody
   *     listens any more and {@link ResponseTooLargeException} when it grows beyond what Lambda
   *     takes. Closing it flushes.
   * @throws IllegalStateException when the response has begun already
   * @throws IllegalArgumentException when the status is none or the headers are too long
   */
  OutputStream begin(int status, Map<String, String> headers);

  /**
   * Tells whether nobody listens any more, so that work can end before the next write would fail.
   */
  boolean clientGone();
}
