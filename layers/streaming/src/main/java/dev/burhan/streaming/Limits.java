package dev.burhan.streaming;

/** Holds what Lambda and API Gateway allow a response, as their documentation states it. */
public final class Limits {

  /** Of a response that is sent in one piece. */
  public static final int BUFFERED_BYTES_MAX = 6 * 1024 * 1024;

  /** Of a response that streams: since July 2025; it was {@link #STREAMED_BYTES_FORMER} before. */
  public static final long STREAMED_BYTES_MAX = 200L * 1024 * 1024;

  /** Of a response that streams, in Regions and accounts where the limit was not yet raised. */
  public static final long STREAMED_BYTES_FORMER = 20L * 1024 * 1024;

  /**
   * Status, headers and the delimiter after them must lie within the first bytes of a stream, or
   * API Gateway takes it for malformed.
   */
  public static final int PRELUDE_BYTES_MAX = 16 * 1024;

  private Limits() {}
}
