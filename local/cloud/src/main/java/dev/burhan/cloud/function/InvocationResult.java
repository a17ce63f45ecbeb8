package dev.burhan.cloud.function;

import org.jspecify.annotations.Nullable;

/** Says how an invocation ended. */
public sealed interface InvocationResult {

  String requestId();

  /** The handler returned; the payload is JSON. */
  record Answered(String requestId, String payload) implements InvocationResult {}

  /** The handler threw, took too long or answered too much; type and message are Lambda's. */
  record Failed(String requestId, String errorType, String errorMessage, @Nullable Throwable cause)
      implements InvocationResult {}

  /** The event was larger than Lambda takes; the handler was not invoked. */
  record TooLarge(String requestId, long bytes) implements InvocationResult {}
}
