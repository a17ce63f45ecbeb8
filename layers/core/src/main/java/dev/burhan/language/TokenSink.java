package dev.burhan.language;

/** Takes the text of a reply as it comes. */
@FunctionalInterface
public interface TokenSink {

  /** Lets everything through to nobody. */
  TokenSink IGNORE = text -> true;

  /** Takes the next piece and says whether more is wanted. */
  boolean accept(String text);
}
