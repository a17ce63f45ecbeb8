package dev.burhan.edge;

import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what a function is made of across a snapshot: warmed and let go of before it is taken, and
 * made anew after it was restored, so that no secret, connection, kept value or seed of the time
 * before is used after. Where no snapshot is taken it is made once.
 *
 * <p>Whoever makes one has to keep it: the context of Lambda does not.
 */
public final class Restorable<P extends Restorable.Parts> implements Supplier<P>, Resource {

  private static final Logger LOG = LoggerFactory.getLogger(Restorable.class);

  /** As often as it takes for most of what is warmed to be compiled. */
  private static final int WARMINGS = 20;

  private final Supplier<P> make;
  private volatile P current;

  /** Is all that a function is made of. */
  public interface Parts {
    Hooks hooks();
  }

  /**
   * Says what is done with the parts around a snapshot.
   *
   * @param warm does what a request does, and leaves no trace of it; run some times
   * @param close ends connections and what runs
   */
  public record Hooks(Runnable warm, Runnable close) {

    public static final Hooks NONE = new Hooks(() -> {}, () -> {});
  }

  private Restorable(Supplier<P> make) {
    this.make = make;
    this.current = make.get();
  }

  /** Makes the parts and asks to be told of a snapshot. */
  public static <P extends Parts> Restorable<P> of(Supplier<P> make) {
    var restorable = new Restorable<>(make);
    Core.getGlobalContext().register(restorable);
    return restorable;
  }

  /** The parts of now; to be asked for with every request. */
  @Override
  public P get() {
    return current;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    var hooks = current.hooks();
    try {
      for (int i = 0; i < WARMINGS; i++) {
        hooks.warm().run();
      }
    } catch (RuntimeException e) {
      // A snapshot that is not warm is better than none.
      LOG.atWarn().setCause(e).log("not warmed");
    }
    hooks.close().run();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    current = make.get();
  }
}
