package dev.burhan.parsers.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Says by its first bytes what a file is, whatever it is said to be. */
public enum Signature {
  PDF,
  /** A PDF behind something else, which readers accept; perhaps a text about PDF. */
  LATE_PDF,
  ZIP,
  /** The container of old Office files, and of new ones under a password. */
  OLE2,
  OTHER;

  private static final int BEGINNING = 1_024;

  private static final byte[] OLE2_MARK = {
    (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
  };

  public static Signature of(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return of(in.readNBytes(BEGINNING));
    }
  }

  static Signature of(byte[] beginning) {
    if (Arrays.equals(Arrays.copyOf(beginning, OLE2_MARK.length), OLE2_MARK)) {
      return OLE2;
    }
    var text = new String(beginning, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
      return ZIP;
    }
    int pdf = text.indexOf("%PDF-");
    return pdf == 0 ? PDF : pdf > 0 ? LATE_PDF : OTHER;
  }

  /** Tells whether the file cannot be text. */
  public boolean isBinary() {
    return this == PDF || this == ZIP || this == OLE2;
  }

  public boolean isPdf() {
    return this == PDF || this == LATE_PDF;
  }
}
