package dev.burhan.parsers.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Says by its first bytes how a text is encoded. */
public enum ByteOrderMark {
  UTF_8("\u00ef\u00bb\u00bf", StandardCharsets.UTF_8),
  UTF_16_BIG("\u00fe\u00ff", StandardCharsets.UTF_16BE),
  UTF_16_LITTLE("\u00ff\u00fe", StandardCharsets.UTF_16LE);

  private static final int LENGTH_MAX = 3;

  /** One character for each byte. */
  private final String bytes;

  private final Charset charset;

  ByteOrderMark(String bytes, Charset charset) {
    this.bytes = bytes;
    this.charset = charset;
  }

  public static Optional<ByteOrderMark> of(byte[] beginning) {
    int length = Math.min(beginning.length, LENGTH_MAX);
    var text = new String(beginning, 0, length, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(mark -> text.startsWith(mark.bytes)).findFirst();
  }

  public int length() {
    return bytes.length();
  }

  public Charset charset() {
    return charset;
  }
}
