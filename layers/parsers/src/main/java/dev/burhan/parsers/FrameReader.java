package dev.burhan.parsers;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads one frame as {@link FrameWriter} writes it, and trusts nothing in it. Not thread-safe. */
final class FrameReader {

  /** Longest frame: a text takes 6 MB at most, its headings 16 MB, the picture of a page 30 MB. */
  static final int LENGTH_MAX = 40_000_000;

  private final ByteBuffer content;

  private FrameReader(byte[] content) {
    this.content = ByteBuffer.wrap(content);
  }

  static FrameReader readFrom(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LENGTH_MAX) {
      throw new FrameTooLong();
    }
    var content = in.readNBytes(length);
    if (content.length < length) {
      throw new EOFException("a frame that ends too early");
    }
    return new FrameReader(content);
  }

  <E extends Enum<E>> E constant(Class<E> type) throws IOException {
    var name = text();
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new IOException("a constant that does not exist");
  }

  boolean flag() throws IOException {
    return next() != 0;
  }

  /** A number from 0 to a greatest. */
  int number(int max) throws IOException {
    if (content.remaining() < Integer.BYTES) {
      throw new EOFException("a frame that ends too early");
    }
    int number = content.getInt();
    if (number < 0 || number > max) {
      throw new IOException("a number outside its range");
    }
    return number;
  }

  byte[] bytes() throws IOException {
    var bytes = new byte[number(Math.max(content.remaining() - Integer.BYTES, 0))];
    content.get(bytes);
    return bytes;
  }

  String text() throws IOException {
    // Unlike a string made of bytes, a decoder is strict.
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
  }

  /** To be called behind all that belongs to the frame. */
  void end() throws IOException {
    if (content.hasRemaining()) {
      throw new IOException("a frame that goes on too long");
    }
  }

  private byte next() throws IOException {
    if (!content.hasRemaining()) {
      throw new EOFException("a frame that ends too early");
    }
    return content.get();
  }
}
