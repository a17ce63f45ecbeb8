package dev.burhan.streaming.crac;

import java.util.ArrayList;
import java.util.List;

/** Remembers the order in which resources were registered. Thread-safe. */
final class OrderedContext extends Context<Resource> {

  private final List<Resource> resources = new ArrayList<>();

  /** Calls one hook of a resource. */
  private interface Hook {
    void call(Resource resource) throws Exception;
  }

  @Override
  public void register(Resource resource) {
    synchronized (resources) {
      resources.add(resource);
    }
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws CheckpointException {
    var failures = tell(registered().reversed(), resource -> resource.beforeCheckpoint(this));
    if (!failures.isEmpty()) {
      var failed = new CheckpointException(message(failures));
      failures.forEach(failed::addSuppressed);
      throw failed;
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) throws RestoreException {
    var failures = tell(registered(), resource -> resource.afterRestore(this));
    if (!failures.isEmpty()) {
      var failed = new RestoreException(message(failures));
      failures.forEach(failed::addSuppressed);
      throw failed;
    }
  }

  /** A copy: a hook may register more. */
  private List<Resource> registered() {
    synchronized (resources) {
      return List.copyOf(resources);
    }
  }

  private static List<Exception> tell(List<Resource> resources, Hook hook) {
    var failures = new ArrayList<Exception>();
    for (var resource : resources) {
      try {
        hook.call(resource);
      } catch (Exception e) {
        failures.add(e);
      }
    }
    return failures;
  }

  private static String message(List<Exception> failures) {
    return failures.size() + " failed, first: " + failures.getFirst();
  }
}
