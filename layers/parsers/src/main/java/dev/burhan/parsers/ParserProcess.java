package dev.burhan.parsers;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser;
import dev.burhan.documents.MediaType;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.parsers.Child.Outcome;
import dev.burhan.parsers.Frames.Reply;
import dev.burhan.parsers.Frames.Request;
import dev.burhan.parsers.format.ParseLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads files in processes of their own, so that no file can take time, memory or secrets of this
 * one. Processes start when they are first needed, wait for the next file, and end with this one.
 *
 * <p>Thread-safe.
 */
public final class ParserProcess implements DocumentParser, AutoCloseable {

  /** For a parser to notice by itself that its time is up, before it is ended. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** A process may end for reasons of its own once; a file that ends two is the reason. */
  private static final int ATTEMPTS = 2;

  private final ParseLimits limits;
  private final ChildPool pool;

  public ParserProcess(ProcessSettings settings, ParseLimits limits) {
    this(settings, limits, ChildJvm.of(settings, limits));
  }

  ParserProcess(ProcessSettings settings, ParseLimits limits, ChildJvm jvm) {
    this.limits = limits;
    this.pool = new ChildPool(jvm, settings.processesMax(), settings.filesMax());
  }

  @Override
  public Parsing parse(Path file, MediaType type, Deadline deadline) {
    var absolute = file.toAbsolutePath();
    return switch (ask(time -> new Request.Parse(absolute, type, time), deadline)) {
      case Reply.Parsed(var parsing) -> parsing;
      case Reply.Failed failed -> throw failure(failed);
      case Reply.Drawn drawn -> throw new IllegalStateException("a picture in place of text");
    };
  }

  @Override
  public Optional<byte[]> image(Path file, int page, Deadline deadline) {
    var absolute = file.toAbsolutePath();
    return switch (ask(time -> new Request.Draw(absolute, page, time), deadline)) {
      case Reply.Drawn drawn -> Optional.of(drawn.png());
      case Reply.Failed(boolean mayPass, var why) -> {
        if (mayPass) {
          throw new DependencyFailure.Transient(why, null);
        }
        yield Optional.empty();
      }
      // It ends whoever draws it.
      case Reply.Parsed refused -> Optional.empty();
    };
  }

  /** Ends all processes; nothing can be read then. */
  @Override
  public void close() {
    pool.close();
  }

  /** The processes that run, by their numbers. */
  Set<Long> processes() {
    return pool.processes();
  }

  private Reply ask(Function<Duration, Request> request, Deadline deadline) {
    var fault = DocumentFault.DAMAGED;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      deadline.check("reading a file");
      switch (askOnce(request, deadline)) {
        case Outcome.Answered(var reply) -> {
          return reply;
        }
        case Outcome.TimedOut() -> {
          deadline.check("reading a file");
          return refused(DocumentFault.TOO_COMPLEX);
        }
        case Outcome.OutOfMemory() -> {
          return refused(DocumentFault.TOO_COMPLEX);
        }
        // The system kills who takes its last memory.
        case Outcome.Broken(boolean isKilled) ->
            fault = isKilled ? DocumentFault.TOO_COMPLEX : DocumentFault.DAMAGED;
      }
    }
    return refused(fault);
  }

  private Outcome askOnce(Function<Duration, Request> request, Deadline deadline) {
    var child = pool.take(deadline);
    try {
      return child.ask(
          request.apply(deadline.left()), deadline.atMost(limits.timeMax().plus(GRACE)));
    } finally {
      pool.giveBack(child);
    }
  }

  private static Reply refused(DocumentFault fault) {
    return new Reply.Parsed(new Parsing.Refused(fault));
  }

  private static DependencyFailure failure(Reply.Failed failed) {
    return failed.mayPass()
        ? new DependencyFailure.Transient(failed.why(), null)
        : new DependencyFailure.Permanent(failed.why(), null);
  }
}
