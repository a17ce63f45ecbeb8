package dev.burhan.streaming;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** Takes one event after another to the handler, until there is no Runtime API any more. */
final class InvocationLoop {

  /** Where the X-Ray SDK for Java looks for the trace that an invocation belongs to. */
  private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

  private final RuntimeApi api;
  private final StreamingHandler handler;
  private final Map<String, String> environment;
  private final Clock clock;

  InvocationLoop(
      RuntimeApi api, StreamingHandler handler, Map<String, String> environment, Clock clock) {
    this.api = api;
    this.handler = handler;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  /**
   * @throws IOException when the Runtime API gives no next event
   * @throws VirtualMachineError when the handler threw it: after that nothing can be relied on
   */
  void run() throws IOException {
    while (true) {
      serve(api.next());
    }
  }

  private void serve(Invocation invocation) {
    invocation
        .traceId()
        .ifPresentOrElse(
            trace -> System.setProperty(TRACE_PROPERTY, trace),
            () -> System.clearProperty(TRACE_PROPERTY));
    var response = new StreamedResponse(api, invocation.id());
    try {
      var context = new InvocationContext(invocation, environment, clock);
      handler.handle(invocation.event(), response, context);
      response.end();
    } catch (Throwable e) {
      // The one place where whatever a handler throws must end: as an error of its invocation.
      report(invocation, response, e);
    }
  }

  private static void report(Invocation invocation, StreamedResponse response, Throwable failure) {
    RuntimeLog.error("invocation failed, request_id=" + invocation.id(), failure);
    try {
      response.fail(FailureReport.ofHandler(failure));
    } catch (IOException e) {
      RuntimeLog.error("failure not reported, request_id=" + invocation.id(), e);
    }
    if (failure instanceof VirtualMachineError fatal) {
      throw fatal;
    }
    // A handler may have left its thread interrupted; the next invocation must not suffer for it.
    Thread.interrupted();
  }
}
