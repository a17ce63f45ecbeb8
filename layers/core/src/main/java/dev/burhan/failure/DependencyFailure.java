package dev.burhan.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Says that something we rely on let us down. The subtype tells the edge whether trying again can
 * help.
 */
public abstract sealed class DependencyFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private DependencyFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Throttled, timed out or briefly down: the same request may succeed later. */
  public static final class Transient extends DependencyFailure {
    @Serial private static final long serialVersionUID = 1L;

    public Transient(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Rejected, forbidden or malformed: the same request will fail again. */
  public static final class Permanent extends DependencyFailure {
    @Serial private static final long serialVersionUID = 1L;

    public Permanent(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
