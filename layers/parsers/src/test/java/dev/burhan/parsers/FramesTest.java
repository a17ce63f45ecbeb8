package dev.burhan.parsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.Frames.Reply;
import dev.burhan.parsers.Frames.Request;
import dev.burhan.structure.HeadingMark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FramesTest {

  private static final Reply.Parsed PARSED =
      new Reply.Parsed(
          new Parsing.Read(
              List.of(
                  new ParsedPage(
                      "Rent\n\nالمادة 😀",
                      List.of(new HeadingMark(0, 1), new HeadingMark(6, 2)),
                      true,
                      false),
                  new ParsedPage("", List.of(), false, true)),
              List.of(DocumentFault.TRUNCATED, DocumentFault.PAGES_NEED_OCR)));

  private static byte[] bytes(Reply reply) throws IOException {
    var bytes = new ByteArrayOutputStream();
    Frames.write(reply, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Reply read(byte[] bytes) throws IOException {
    return Frames.readReply(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static Request roundTrip(Request request) throws IOException {
    var bytes = new ByteArrayOutputStream();
    Frames.write(request, new DataOutputStream(bytes));
    return Frames.readRequest(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  @Test
  void requests_arrive_as_they_were_sent() throws IOException {
    var parse =
        new Request.Parse(Path.of("/tmp/ملف 1.pdf"), MediaType.DOCX, Duration.ofMillis(1_234));
    var draw = new Request.Draw(Path.of("a"), 7, Duration.ZERO);

    assertThat(roundTrip(parse)).isEqualTo(parse);
    assertThat(roundTrip(draw)).isEqualTo(draw);
  }

  @Test
  void replies_arrive_as_they_were_sent() throws IOException {
    var refused = new Reply.Parsed(new Parsing.Refused(DocumentFault.TOO_LONG));
    var failed = new Reply.Failed(true, "no time");

    assertThat(read(bytes(PARSED))).isEqualTo(PARSED);
    assertThat(read(bytes(refused))).isEqualTo(refused);
    assertThat(read(bytes(failed))).isEqualTo(failed);
    assertThat(read(bytes(new Reply.Drawn(new byte[] {1, -2, 3}))))
        .isInstanceOfSatisfying(
            Reply.Drawn.class, drawn -> assertThat(drawn.png()).containsExactly(1, -2, 3));
  }

  @Test
  void the_longest_text_fits() throws IOException {
    var page = ParsedPage.of("ا".repeat(2_000_000));

    assertThat(read(bytes(new Reply.Parsed(new Parsing.Read(List.of(page), List.of())))))
        .isEqualTo(new Reply.Parsed(new Parsing.Read(List.of(page), List.of())));
  }

  @Test
  void a_frame_that_ends_too_early_is_not_read() throws IOException {
    var whole = bytes(PARSED);

    for (int length = 0; length < whole.length; length++) {
      var part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void a_frame_that_is_too_long_is_neither_written_nor_read() {
    var picture = new Reply.Drawn(new byte[FrameReader.LENGTH_MAX]);
    var written = new ByteArrayOutputStream();

    assertThatThrownBy(() -> Frames.write(picture, new DataOutputStream(written)))
        .isInstanceOf(FrameTooLong.class);
    assertThat(written.size()).isZero();
    assertThatThrownBy(() -> read(new byte[] {0x7f, 0, 0, 0})).isInstanceOf(FrameTooLong.class);
    assertThatThrownBy(() -> read(new byte[] {-1, 0, 0, 0})).isInstanceOf(FrameTooLong.class);
  }

  @Test
  void what_is_behind_the_end_of_a_frame_is_nonsense() throws IOException {
    var whole = bytes(PARSED);
    var longer = Arrays.copyOf(whole, whole.length + 1);
    longer[3]++;

    assertThatThrownBy(() -> read(longer)).hasMessageContaining("too long");
  }

  @Test
  void a_request_is_no_reply() throws IOException {
    var bytes = new ByteArrayOutputStream();
    Frames.write(new Request.Draw(Path.of("a"), 1, Duration.ZERO), new DataOutputStream(bytes));

    assertThatThrownBy(() -> read(bytes.toByteArray())).hasMessage("not a reply");
  }

  @Test
  void a_heading_outside_its_page_is_nonsense() throws IOException {
    var page = new ParsedPage("ab", List.of(new HeadingMark(2, 1)), false, false);
    var whole = bytes(new Reply.Parsed(new Parsing.Read(List.of(page), List.of())));

    assertThatThrownBy(() -> read(whole)).hasMessageContaining("range");
  }

  @Test
  void whatever_arrives_is_a_reply_or_an_error_of_reading() throws IOException {
    var whole = bytes(PARSED);
    var random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      var bytes = whole.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(bytes)).isNotNull();
      } catch (IOException e) {
        // As it should be.
      }
    }
  }
}
