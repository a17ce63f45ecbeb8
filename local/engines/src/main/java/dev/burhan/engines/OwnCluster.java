package dev.burhan.engines;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Is a cluster of ours: it starts, stops and, when temporary, deletes it. */
final class OwnCluster implements PostgresBackend {
  private static final int PORTS_TRIED_MAX = 5;

  private final ClusterFolder folder;
  private final FileGuard guard;
  private final PostgresAddress address;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook = new Thread(this::end, "stop-postgres");
  private Optional<Postmaster> running;

  private OwnCluster(ClusterFolder folder, FileGuard guard, int port, Postmaster running) {
    this.folder = folder;
    this.guard = guard;
    this.address = PostgresAddress.loopback(port, ClusterFolder.USER, folder.password());
    this.running = Optional.of(running);
  }

  static OwnCluster start(ClusterFolder folder, Consumer<String> progress) {
    Leftovers.sweep(folder.cache());
    FileGuard guard =
        FileGuard.tryNow(folder.lock())
            .orElseThrow(
                () -> new EngineFailure("the data of this checkout is in use: " + folder.path()));
    try {
      folder.createIfAbsent();
      OwnCluster cluster = started(folder, guard);
      Runtime.getRuntime().addShutdownHook(cluster.hook);
      progress.accept("PostgreSQL answers on port " + cluster.address.port());
      return cluster;
    } catch (RuntimeException e) {
      guard.close();
      throw e;
    }
  }

  // The port was free a moment ago, but another process may be faster.
  private static OwnCluster started(ClusterFolder folder, FileGuard guard) {
    for (int tried = 0; tried < PORTS_TRIED_MAX; tried++) {
      int port = FreePort.find();
      Optional<Postmaster> postmaster = Postmaster.start(folder, port);
      if (postmaster.isPresent()) {
        return new OwnCluster(folder, guard, port, postmaster.get());
      }
      if (!folder.logTail().contains("Address already in use")) {
        break;
      }
    }
    throw new EngineFailure("PostgreSQL did not start:\n" + folder.logTail());
  }

  @Override
  public PostgresAddress address() {
    return address;
  }

  @Override
  public synchronized void kill() {
    running.ifPresent(Postmaster::kill);
    running = Optional.empty();
  }

  @Override
  public synchronized void startAgain() {
    if (running.isPresent()) {
      return;
    }
    running = Postmaster.start(folder, address.port());
    if (running.isEmpty()) {
      throw new EngineFailure("PostgreSQL did not start again:\n" + folder.logTail());
    }
  }

  @Override
  public void close() {
    if (closed.get()) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook does the same work.
    }
    end();
  }

  private synchronized void end() {
    if (closed.getAndSet(true)) {
      return;
    }
    running.ifPresent(Postmaster::stop);
    if (!folder.spec().kept()) {
      folder.delete();
    }
    guard.close();
  }
}
