package dev.burhan.parsers.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipInputStream;

/** Damages files at random, the same way for the same random numbers. */
public final class Mutations {

  private static final int CHANGES_MAX = 6;
  private static final int RANGE_MAX = 200;

  /** What parsers stumble over when it stands where something else should. */
  private static final List<String> TRAPS =
      List.of(
          "-1",
          "0",
          "65535",
          "2147483648",
          "99999999999999999999",
          "",
          "\0",
          "\u00a0",
          "\ud83d\ude00",
          "&#xD83D;",
          "&#0;",
          "]]>",
          "<!--",
          "<!DOCTYPE x [<!ENTITY y 'z'>]>",
          "&y;",
          "%",
          "\"",
          "'",
          "<",
          ">",
          "/>",
          "<w:p>",
          "</w:p>",
          "<w:tbl>",
          "<w:tc>",
          "<table><td>",
          "</table>",
          "<ol reversed start=-9>",
          "endstream",
          "endobj",
          "<<",
          ">>",
          "1 0 R",
          "stream\n");

  private final Random random;

  public Mutations(Random random) {
    this.random = random;
  }

  /** Damages a file somewhere; where it is a zip, mostly within one of its entries. */
  public byte[] of(byte[] file, byte[] other) {
    boolean isZip = file.length > 1 && file[0] == 'P' && file[1] == 'K';
    return isZip && random.nextInt(5) > 0 ? withinZip(file, other) : changed(file, other);
  }

  private byte[] withinZip(byte[] file, byte[] other) {
    var entries = entries(file);
    var names = new ArrayList<>(entries.keySet());
    // Most of what there is to read, and to stumble over, is in the last entries.
    var name = names.get(Math.max(random.nextInt(names.size()), random.nextInt(names.size())));
    entries.computeIfPresent(name, (same, bytes) -> changed(bytes, other));
    return DocxFixture.zip(entries);
  }

  private static Map<String, byte[]> entries(byte[] file) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      var entries = new LinkedHashMap<String, byte[]>();
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] changed(byte[] bytes, byte[] other) {
    var changed = bytes;
    for (int changes = 1 + random.nextInt(CHANGES_MAX); changes > 0; changes--) {
      changed = change(changed, other);
    }
    return changed;
  }

  private byte[] change(byte[] bytes, byte[] other) {
    if (bytes.length == 0) {
      return other;
    }
    int at = random.nextInt(bytes.length);
    int length = Math.min(1 + random.nextInt(RANGE_MAX), bytes.length - at);
    return switch (random.nextInt(10)) {
      case 0 -> flipped(bytes, at);
      case 1 -> replaced(bytes, at, length, new byte[0]);
      case 2 -> replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
      case 3 -> replaced(bytes, at, length, piece(other));
      case 4 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : flipped(bytes, at);
      case 5 -> replaced(bytes, at, 0, trap());
      case 6 -> value(bytes, at);
      case 7 -> element(bytes, at, true);
      case 8 -> element(bytes, at, false);
      default -> replaced(bytes, at, 0, piece(bytes));
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    var flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private byte[] trap() {
    return TRAPS.get(random.nextInt(TRAPS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] piece(byte[] from) {
    if (from.length == 0) {
      return from;
    }
    int at = random.nextInt(from.length);
    return Arrays.copyOfRange(from, at, Math.min(at + 1 + random.nextInt(RANGE_MAX), from.length));
  }

  /** Puts a trap in place of the value of an attribute. */
  private byte[] value(byte[] bytes, int from) {
    int open = indexOf(bytes, '"', from);
    int close = open < 0 ? -1 : indexOf(bytes, '"', open + 1);
    return close < 0
        ? replaced(bytes, from, 0, trap())
        : replaced(bytes, open + 1, close - open - 1, trap());
  }

  /** Leaves a tag out, or puts it somewhere else as well. */
  private byte[] element(byte[] bytes, int from, boolean isLeftOut) {
    int open = indexOf(bytes, '<', from);
    int close = open < 0 ? -1 : indexOf(bytes, '>', open);
    if (close < 0) {
      return flipped(bytes, from);
    }
    int length = close + 1 - open;
    return isLeftOut
        ? replaced(bytes, open, length, new byte[0])
        : replaced(
            bytes, random.nextInt(bytes.length), 0, Arrays.copyOfRange(bytes, open, close + 1));
  }

  private static int indexOf(byte[] bytes, char c, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == c) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] replaced(byte[] bytes, int at, int length, byte[] with) {
    var replaced = new ByteArrayOutputStream();
    replaced.write(bytes, 0, at);
    replaced.writeBytes(with);
    replaced.write(bytes, at + length, bytes.length - at - length);
    return replaced.toByteArray();
  }
}
