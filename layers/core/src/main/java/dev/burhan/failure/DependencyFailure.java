package dev.burhan.failure;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
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

    private final @Nullable Duration retryAfter;

    public Transient(String message, @Nullable Throwable cause) {
      this(message, cause, Optional.empty());
    }

    /** Fails with what the dependency said about when to come again, where it said so. */
    public Transient(String message, @Nullable Throwable cause, Optional<Duration> retryAfter) {
      super(message, cause);
      this.retryAfter = retryAfter.orElse(null);
    }

    /** How long it asked to be left alone. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
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
