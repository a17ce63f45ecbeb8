package dev.burhan.telemetry;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.regex.Pattern;

/**
 * Writes a failure without what it may quote: messages of our own exceptions are made to be logged,
 * those of others may hold a tenant's text, as a database's do, and are left out.
 */
final class FailureText {

  private static final String OURS = "dev.burhan.";
  private static final int FRAMES_MAX = 12;
  private static final int CAUSES_MAX = 6;
  private static final Pattern FRAME = Pattern.compile("^at ");

  private FailureText() {}

  static String of(IThrowableProxy failure) {
    var text = new StringBuilder();
    IThrowableProxy thrown = failure;
    for (int i = 0; i < CAUSES_MAX && thrown != null; i++) {
      text.append(i == 0 ? "" : " <- ").append(thrown.getClassName());
      if (isOurs(thrown.getClassName())) {
        text.append(": ").append(thrown.getMessage());
      }
      frames(thrown, text);
      thrown = thrown.getCause();
    }
    return text.toString();
  }

  static boolean isOurs(String className) {
    return className.startsWith(OURS);
  }

  private static void frames(IThrowableProxy thrown, StringBuilder text) {
    StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
    int own = frames.length - thrown.getCommonFrames();
    for (int i = 0; i < Math.min(own, FRAMES_MAX); i++) {
      text.append(" | ").append(FRAME.matcher(frames[i].getSTEAsString()).replaceFirst(""));
    }
  }
}
