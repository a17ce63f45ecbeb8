package dev.burhan.parsers;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.parsers.Frames.Reply;
import dev.burhan.parsers.Frames.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Is one process that reads files, one after the other. Only {@link #end} is thread-safe. */
final class Child {

  /** A process that has lost its standard output is gone in a moment. */
  private static final Duration END_MAX = Duration.ofSeconds(2);

  /** What becomes of a request. */
  sealed interface Outcome {
    record Answered(Reply reply) implements Outcome {}

    /** It took longer than it was given. */
    record TimedOut() implements Outcome {}

    record OutOfMemory() implements Outcome {}

    /**
     * The process ended or said what made no sense.
     *
     * @param killed by somebody else: the system, when memory runs out
     */
    record Broken(boolean killed) implements Outcome {}
  }

  /** The status of a process that was killed. */
  private static final int KILLED = 128 + 9;

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private volatile boolean isEnded;
  private int requests;

  private Child(Process process) {
    this.process = process;
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /**
   * Starts a process and waits until it can be asked.
   *
   * @throws DependencyFailure.Transient when it cannot be started in the time
   */
  static Child start(ChildJvm jvm, Duration time) {
    try {
      var arguments = Files.createTempFile("burhan-parser-", ".arguments");
      try {
        var child = new Child(jvm.start(arguments));
        child.awaitReady(time);
        return child;
      } finally {
        Files.deleteIfExists(arguments);
      }
    } catch (IOException e) {
      throw new DependencyFailure.Transient("a parser's process cannot be started", e);
    }
  }

  private void awaitReady(Duration time) throws IOException {
    var nothing = new Reply.Failed(false, "");
    var outcome =
        within(
            time,
            () -> {
              Frames.awaitGreeting(in);
              return nothing;
            });
    if (!(outcome instanceof Outcome.Answered)) {
      throw new IOException("it did not get ready within " + time.toMillis() + " ms");
    }
  }

  /** Asks for something. Whatever the outcome is but an answer, the process has ended then. */
  Outcome ask(Request request, Duration time) {
    requests++;
    return within(
        time,
        () -> {
          Frames.write(request, out);
          return answer(request, Frames.readReply(in));
        });
  }

  private static Reply answer(Request request, Reply reply) throws IOException {
    boolean isAnswer =
        switch (reply) {
          case Reply.Parsed parsed -> request instanceof Request.Parse;
          case Reply.Drawn drawn -> request instanceof Request.Draw;
          case Reply.Failed failed -> true;
        };
    if (!isAnswer) {
      throw new IOException("an answer to another question");
    }
    return reply;
  }

  /** Tells whether it can be asked once more. */
  boolean isUsable(int requestsMax) {
    return !isEnded && requests < requestsMax && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  void end() {
    isEnded = true;
    // By its handle: the process itself would close the pipe that another thread reads from.
    process.toHandle().destroyForcibly();
  }

  private interface Exchange {
    Reply run() throws IOException;
  }

  private Outcome within(Duration time, Exchange exchange) {
    var alarm = new CompletableFuture<Void>();
    var isLate = new AtomicBoolean();
    var ending =
        alarm
            .completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(
                () -> {
                  isLate.set(true);
                  end();
                });
    boolean isAnswered = false;
    try {
      var reply = exchange.run();
      isAnswered = true;
      return new Outcome.Answered(reply);
    } catch (EOFException e) {
      return isLate.get() ? new Outcome.TimedOut() : ended();
    } catch (IOException e) {
      return isLate.get() ? new Outcome.TimedOut() : new Outcome.Broken(false);
    } finally {
      ending.cancel(false);
      alarm.cancel(false);
      if (!isAnswered) {
        end();
      }
    }
  }

  /** Says why a process ended by itself. */
  private Outcome ended() {
    try {
      boolean hasEnded = process.waitFor(END_MAX.toMillis(), TimeUnit.MILLISECONDS);
      int status = hasEnded ? process.exitValue() : 0;
      return status == ParserMain.OUT_OF_MEMORY
          ? new Outcome.OutOfMemory()
          : new Outcome.Broken(status == KILLED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Broken(false);
    }
  }
}
