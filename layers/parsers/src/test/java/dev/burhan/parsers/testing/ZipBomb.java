package dev.burhan.parsers.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** Makes zips with an entry that unpacks to far more than it says, in no time. */
public final class ZipBomb {

  private static final int BLOCK = 1_000_000;

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int CLAIMED_LENGTH = 1_000;

  private final ByteArrayOutputStream zip = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int entries;

  private ZipBomb() {}

  /**
   * Makes a zip of entries, one of which is filled.
   *
   * @param filled name of the entry that is a beginning, then one character for megabytes
   */
  public static byte[] of(Map<String, String> entries, String filled, char filling, int megabytes) {
    var bomb = new ZipBomb();
    new LinkedHashMap<>(entries)
        .forEach(
            (name, text) ->
                bomb.add(name, packed(utf8(text), filling, name.equals(filled) ? megabytes : 0)));
    return bomb.bytes();
  }

  /** A block of one character packs to the same bytes behind any other such block. */
  private static byte[] packed(byte[] beginning, char filling, int megabytes) {
    var block = new byte[BLOCK];
    Arrays.fill(block, (byte) filling);
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    var packed = new ByteArrayOutputStream();
    packed.writeBytes(flushed(deflater, beginning));
    if (megabytes > 0) {
      packed.writeBytes(flushed(deflater, block));
      var next = flushed(deflater, block);
      for (int i = 1; i < megabytes; i++) {
        packed.writeBytes(next);
      }
    }
    deflater.finish();
    var end = new byte[BLOCK];
    packed.write(end, 0, deflater.deflate(end));
    deflater.end();
    return packed.toByteArray();
  }

  private static byte[] flushed(Deflater deflater, byte[] bytes) {
    deflater.setInput(bytes);
    var packed = new byte[BLOCK];
    int length = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
    return Arrays.copyOf(packed, length);
  }

  private void add(String name, byte[] packed) {
    int offset = zip.size();
    zip.writeBytes(little(LOCAL, 4));
    common(zip, name, packed);
    zip.writeBytes(utf8(name));
    zip.writeBytes(packed);
    directory.writeBytes(little(CENTRAL, 4));
    directory.writeBytes(little(20, 2));
    common(directory, name, packed);
    directory.writeBytes(new byte[10]);
    directory.writeBytes(little(offset, 4));
    directory.writeBytes(utf8(name));
    entries++;
  }

  private static void common(ByteArrayOutputStream to, String name, byte[] packed) {
    to.writeBytes(little(20, 2));
    to.writeBytes(little(0, 2));
    to.writeBytes(little(8, 2));
    to.writeBytes(new byte[8]);
    to.writeBytes(little(packed.length, 4));
    to.writeBytes(little(CLAIMED_LENGTH, 4));
    to.writeBytes(little(utf8(name).length, 2));
    to.writeBytes(little(0, 2));
  }

  private byte[] bytes() {
    int start = zip.size();
    zip.writeBytes(directory.toByteArray());
    zip.writeBytes(little(END, 4));
    zip.writeBytes(new byte[4]);
    zip.writeBytes(little(entries, 2));
    zip.writeBytes(little(entries, 2));
    zip.writeBytes(little(directory.size(), 4));
    zip.writeBytes(little(start, 4));
    zip.writeBytes(new byte[2]);
    return zip.toByteArray();
  }

  private static byte[] little(int number, int length) {
    var bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
