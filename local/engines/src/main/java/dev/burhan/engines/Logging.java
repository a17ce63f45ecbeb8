package dev.burhan.engines;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Sets logging up once, before servers that start at the same time race to do it. */
final class Logging {
  // Kept here, because the JDK forgets the level of a logger that nobody holds.
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  static {
    TOMCAT.setLevel(Level.WARNING);
    LoggerFactory.getILoggerFactory();
  }

  private Logging() {}

  /** Returns when the initialiser of this class has run, whichever thread ran it. */
  static void ready() {}
}
