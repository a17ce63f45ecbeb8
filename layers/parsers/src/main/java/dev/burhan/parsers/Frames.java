package dev.burhan.parsers;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.ParsedPage;
import dev.burhan.structure.HeadingMark;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes and reads what goes to a parser's process and what comes back. What comes back from a
 * process that a hostile file may have got hold of is not trusted: whatever is not exactly a frame
 * is an {@link IOException}.
 */
final class Frames {

  /** What a process says when it has started. */
  private static final int GREETING = 0x42757268;

  /** Pages, or faults, of a reply that makes sense. */
  private static final int ITEMS_MAX = 100_000;

  private Frames() {}

  /** What a process is asked to do within some time. */
  sealed interface Request {

    record Parse(Path file, MediaType type, Duration time) implements Request {}

    record Draw(Path file, int page, Duration time) implements Request {}
  }

  /** What it says. */
  sealed interface Reply {

    record Parsed(Parsing parsing) implements Reply {}

    /** It drew a page. */
    final class Drawn implements Reply {
      private final byte[] png;

      Drawn(byte[] png) {
        this.png = png;
      }

      byte[] png() {
        return png;
      }
    }

    /** It could not do it, for a reason that may pass or not. */
    record Failed(boolean mayPass, String why) implements Reply {}
  }

  private enum Kind {
    PARSE,
    DRAW,
    READ,
    REFUSED,
    DRAWN,
    FAILED
  }

  static void greet(DataOutputStream out) throws IOException {
    out.writeInt(GREETING);
    out.flush();
  }

  static void awaitGreeting(DataInputStream in) throws IOException {
    if (in.readInt() != GREETING) {
      throw new IOException("not a greeting");
    }
  }

  static void write(Request request, DataOutputStream out) throws IOException {
    var frame = new FrameWriter();
    switch (request) {
      case Request.Parse(var file, var type, var time) ->
          frame.constant(Kind.PARSE).text(file.toString()).constant(type).number(millis(time));
      case Request.Draw(var file, int page, var time) ->
          frame.constant(Kind.DRAW).text(file.toString()).number(page).number(millis(time));
    }
    frame.writeTo(out);
  }

  private static int millis(Duration time) {
    return (int) Math.min(time.toMillis(), Integer.MAX_VALUE);
  }

  static Request readRequest(DataInputStream in) throws IOException {
    var frame = FrameReader.readFrom(in);
    Request request =
        switch (frame.constant(Kind.class)) {
          case PARSE ->
              new Request.Parse(
                  Path.of(frame.text()),
                  frame.constant(MediaType.class),
                  Duration.ofMillis(frame.number(Integer.MAX_VALUE)));
          case DRAW ->
              new Request.Draw(
                  Path.of(frame.text()),
                  frame.number(Integer.MAX_VALUE),
                  Duration.ofMillis(frame.number(Integer.MAX_VALUE)));
          case READ, REFUSED, DRAWN, FAILED -> throw new IOException("not a request");
        };
    frame.end();
    return request;
  }

  static void write(Reply reply, DataOutputStream out) throws IOException {
    var frame = new FrameWriter();
    switch (reply) {
      case Reply.Parsed(Parsing.Refused(var fault)) -> frame.constant(Kind.REFUSED).constant(fault);
      case Reply.Parsed(Parsing.Read(var pages, var faults)) -> {
        frame.constant(Kind.READ).number(pages.size());
        pages.forEach(page -> write(page, frame));
        frame.number(faults.size());
        faults.forEach(frame::constant);
      }
      case Reply.Drawn drawn -> frame.constant(Kind.DRAWN).bytes(drawn.png());
      case Reply.Failed(boolean mayPass, var why) ->
          frame.constant(Kind.FAILED).flag(mayPass).text(why);
    }
    frame.writeTo(out);
  }

  static Reply readReply(DataInputStream in) throws IOException {
    var frame = FrameReader.readFrom(in);
    Reply reply =
        switch (frame.constant(Kind.class)) {
          case REFUSED ->
              new Reply.Parsed(new Parsing.Refused(frame.constant(DocumentFault.class)));
          case READ -> new Reply.Parsed(readPages(frame));
          case DRAWN -> new Reply.Drawn(frame.bytes());
          case FAILED -> new Reply.Failed(frame.flag(), frame.text());
          case PARSE, DRAW -> throw new IOException("not a reply");
        };
    frame.end();
    return reply;
  }

  private static Parsing readPages(FrameReader frame) throws IOException {
    var pages = new ArrayList<ParsedPage>();
    for (int left = frame.number(ITEMS_MAX); left > 0; left--) {
      pages.add(readPage(frame));
    }
    var faults = new ArrayList<DocumentFault>();
    for (int left = frame.number(ITEMS_MAX); left > 0; left--) {
      faults.add(frame.constant(DocumentFault.class));
    }
    return new Parsing.Read(pages, faults);
  }

  private static void write(ParsedPage page, FrameWriter frame) {
    frame.text(page.text()).flag(page.isImage()).flag(page.continues());
    frame.number(page.headings().size());
    page.headings().forEach(h -> frame.number(h.lineStart()).number(h.depth()));
  }

  private static ParsedPage readPage(FrameReader frame) throws IOException {
    var text = frame.text();
    boolean isImage = frame.flag();
    boolean continues = frame.flag();
    List<HeadingMark> headings = new ArrayList<>();
    for (int left = frame.number(text.length()); left > 0; left--) {
      headings.add(
          new HeadingMark(frame.number(text.length() - 1), frame.number(Integer.MAX_VALUE)));
    }
    return new ParsedPage(text, headings, isImage, continues);
  }
}
