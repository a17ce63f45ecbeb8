package dev.burhan.parsers;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.parsers.Frames.Reply;
import dev.burhan.parsers.Frames.Request;
import dev.burhan.parsers.format.ParseLimits;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.SynchronousQueue;

/**
 * Is the program of a parser's process: it answers one request after the other, from its standard
 * input to its standard output, and ends with the process that started it.
 */
final class ParserMain {

  /** What the JVM itself exits with under {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int OUT_OF_MEMORY = 3;

  private static final int BROKEN = 1;

  private final FileParser parser;
  private final Clock clock;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final SynchronousQueue<Request> requests = new SynchronousQueue<>();

  private ParserMain(FileParser parser, Clock clock, InputStream in, DataOutputStream out) {
    this.parser = parser;
    this.clock = clock;
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = out;
  }

  public static void main(String[] words) throws IOException, InterruptedException {
    var in = System.in;
    var out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // What a library prints must not come between the frames.
    System.setOut(System.err);
    System.setIn(InputStream.nullInputStream());
    var clock = Clock.systemUTC();
    new ParserMain(new FileParser(limits(List.of(words)), clock), clock, in, out).serve();
  }

  /** Limits as the words of a command line. */
  static List<String> words(ParseLimits limits) {
    return List.of(
        String.valueOf(limits.pagesMax()),
        String.valueOf(limits.charactersMax()),
        String.valueOf(limits.expandedBytesMax()),
        String.valueOf(limits.timeMax().toMillis()));
  }

  private static ParseLimits limits(List<String> words) {
    return new ParseLimits(
        Integer.parseInt(words.get(0)),
        Integer.parseInt(words.get(1)),
        Long.parseLong(words.get(2)),
        Duration.ofMillis(Long.parseLong(words.get(3))));
  }

  private void serve() throws IOException, InterruptedException {
    Thread.ofPlatform().daemon().name("requests").start(this::receive);
    try {
      Frames.greet(out);
      while (true) {
        answer(requests.take());
      }
    } finally {
      // Whatever went wrong, and whatever threads libraries have left running.
      Runtime.getRuntime().halt(BROKEN);
    }
  }

  /** Waits for requests beside the parsing, to notice at any time that nobody is left to answer. */
  private void receive() {
    try {
      while (true) {
        requests.put(Frames.readRequest(in));
      }
    } catch (IOException | RuntimeException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void answer(Request request) throws IOException {
    try {
      Frames.write(reply(request), out);
    } catch (FrameTooLong e) {
      Frames.write(new Reply.Failed(false, "the answer is too long"), out);
    } catch (OutOfMemoryError e) {
      // Those that the JVM does not exit by itself for, such as memory outside its heap.
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
    }
  }

  private Reply reply(Request request) {
    try {
      return switch (request) {
        case Request.Parse(var file, var type, var time) ->
            new Reply.Parsed(parser.parse(file, type, Deadline.in(time, clock)));
        case Request.Draw(var file, int page, var time) ->
            parser
                .image(file, page, Deadline.in(time, clock))
                .<Reply>map(Reply.Drawn::new)
                .orElseGet(() -> new Reply.Failed(false, "page " + page + " cannot be drawn"));
      };
    } catch (DependencyFailure.Transient e) {
      return new Reply.Failed(true, String.valueOf(e.getMessage()));
    } catch (DependencyFailure.Permanent e) {
      return new Reply.Failed(false, String.valueOf(e.getMessage()));
    }
  }
}
