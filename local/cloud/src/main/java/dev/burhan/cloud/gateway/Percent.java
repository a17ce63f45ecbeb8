package dev.burhan.cloud.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes percent encoding; what is not well formed stays as it is. */
final class Percent {

  private Percent() {}

  /** Decodes a segment of a path, in which a plus sign is a plus sign. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] == '%' ? octet(bytes, i) : -1;
      out.write(value < 0 ? bytes[i] : value);
      i += value < 0 ? 0 : 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Decodes a part of a query, in which a plus sign is a blank. */
  static String decodeQuery(String text) {
    return decode(text.replace('+', ' '));
  }

  private static int octet(byte[] bytes, int percent) {
    if (percent + 2 >= bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[percent + 1], 16);
    int low = Character.digit(bytes[percent + 2], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
