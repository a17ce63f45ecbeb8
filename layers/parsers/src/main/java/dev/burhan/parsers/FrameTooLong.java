package dev.burhan.parsers;

import java.io.IOException;
import java.io.Serial;

/** Says that a frame is longer than any may be. */
final class FrameTooLong extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  FrameTooLong() {
    super("a frame of more than " + FrameReader.LENGTH_MAX + " bytes");
  }
}
