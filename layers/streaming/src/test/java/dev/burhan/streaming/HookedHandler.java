package dev.burhan.streaming;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** Registers hooks as any handler would, and reports them. */
public final class HookedHandler implements StreamingHandler {

  /** Names the hook that is to fail. */
  static final String FAILING = "TRIAL_FAILING_HOOK";

  private final Gate.Side gate = new Gate.Side();

  /** Kept, because the context of org.crac does not. */
  private final List<Hook> hooks = List.of(new Hook(gate, "first"), new Hook(gate, "second"));

  private record Hook(Gate.Side gate, String name) implements Resource {

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws Exception {
      ran("before " + name);
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) throws Exception {
      ran("after " + name);
    }

    private void ran(String hook) throws IOException {
      gate.report(hook);
      if (hook.equals(System.getenv(FAILING))) {
        throw new IllegalStateException(hook + " failed");
      }
    }
  }

  public HookedHandler() {
    hooks.forEach(Core.getGlobalContext()::register);
  }

  @Override
  public void handle(InputStream event, ResponseStream response, Context context) {
    response.begin(200 + hooks.size(), Map.of());
  }
}
