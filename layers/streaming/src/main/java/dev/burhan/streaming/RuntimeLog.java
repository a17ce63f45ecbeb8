package dev.burhan.streaming;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Writes what goes wrong outside a handler, or is thrown out of it, as one event of the log. */
final class RuntimeLog {

  private RuntimeLog() {}

  static void error(String what, Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    // CloudWatch takes each line for an event of its own; it shows a carriage return as a line.
    System.err.println(what + ": " + text.toString().stripTrailing().replace('\n', '\r'));
  }
}
