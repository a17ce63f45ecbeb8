package dev.burhan.streaming;

import dev.burhan.streaming.crac.CheckpointException;
import dev.burhan.streaming.crac.Core;
import dev.burhan.streaming.crac.RestoreException;
import java.io.IOException;
import java.util.Map;

/** Lets Lambda take its snapshot and runs the hooks around it. */
final class SnapStart {

  private final RuntimeApi api;

  SnapStart(RuntimeApi api) {
    this.api = api;
  }

  static boolean isWanted(Map<String, String> environment) {
    return "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }

  /**
   * Returns in a restored process.
   *
   * @return whether all hooks did their part; if not, it has been reported
   */
  boolean pass() throws IOException {
    return checkpoint() && restore();
  }

  private boolean checkpoint() throws IOException {
    try {
      Core.getGlobalContext().beforeCheckpoint(Core.getGlobalContext());
      api.close();
      // What is garbage now would be written into the snapshot and read back at every restore.
      System.gc();
      api.restoreNext();
      api.close();
      return true;
    } catch (CheckpointException | IOException e) {
      RuntimeLog.error("no checkpoint", e);
      api.initError(new FailureReport("Runtime.BeforeCheckpointError", e));
      return false;
    }
  }

  private boolean restore() throws IOException {
    try {
      Core.getGlobalContext().afterRestore(Core.getGlobalContext());
      return true;
    } catch (RestoreException e) {
      RuntimeLog.error("not restored", e);
      api.restoreError(new FailureReport("Runtime.AfterRestoreError", e));
      return false;
    }
  }
}
