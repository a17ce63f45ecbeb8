package dev.burhan.parsers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Gathers one frame: a length in four bytes, then as many bytes. Not thread-safe. */
final class FrameWriter {

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  FrameWriter constant(Enum<?> constant) {
    return text(constant.name());
  }

  FrameWriter flag(boolean flag) {
    content.write(flag ? 1 : 0);
    return this;
  }

  FrameWriter number(int number) {
    content.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    return this;
  }

  FrameWriter bytes(byte[] bytes) {
    number(bytes.length);
    content.writeBytes(bytes);
    return this;
  }

  FrameWriter text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the frame.
   *
   * @throws FrameTooLong when nobody would read it; nothing was written then
   */
  void writeTo(DataOutputStream out) throws IOException {
    if (content.size() > FrameReader.LENGTH_MAX) {
      throw new FrameTooLong();
    }
    out.writeInt(content.size());
    content.writeTo(out);
    out.flush();
  }
}
