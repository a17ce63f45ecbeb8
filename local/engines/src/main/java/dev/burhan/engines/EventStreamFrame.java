package dev.burhan.engines;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Frames messages as {@code application/vnd.amazon.eventstream} does: the length of all and of the
 * headers, a CRC-32 of these two, headers, payload and a CRC-32 of all before it; numbers are big
 * endian.
 */
final class EventStreamFrame {

  private static final int PRELUDE_BYTES = 12;
  private static final int CRC_BYTES = 4;

  /** Says that the value of a header is text. */
  private static final int TEXT = 7;

  private EventStreamFrame() {}

  /** One message; headers keep their order, if they have any. */
  static byte[] of(Map<String, String> headers, byte[] payload) {
    var head = headers(headers);
    var frame = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(frame)) {
      out.writeInt(PRELUDE_BYTES + head.length + payload.length + CRC_BYTES);
      out.writeInt(head.length);
      out.writeInt(crc(frame));
      out.write(head);
      out.write(payload);
      out.writeInt(crc(frame));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return frame.toByteArray();
  }

  private static byte[] headers(Map<String, String> headers) {
    var head = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(head)) {
      for (var header : headers.entrySet()) {
        var name = header.getKey().getBytes(StandardCharsets.UTF_8);
        var value = header.getValue().getBytes(StandardCharsets.UTF_8);
        out.writeByte(name.length);
        out.write(name);
        out.writeByte(TEXT);
        out.writeShort(value.length);
        out.write(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return head.toByteArray();
  }

  private static int crc(ByteArrayOutputStream bytes) {
    var crc = new CRC32();
    crc.update(bytes.toByteArray());
    return (int) crc.getValue();
  }
}
