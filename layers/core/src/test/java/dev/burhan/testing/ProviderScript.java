package dev.burhan.testing;

import dev.burhan.language.Prompt;
import dev.burhan.language.Reply;
import dev.burhan.language.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says how the provider of a language model under test acts, on every call.
 *
 * @param pieces what it writes, a piece a chunk, given what it was asked
 * @param stop how it says that it ended; never {@link Reply.Stop#CANCELLED}
 * @param usage the tokens it says it took; nothing is said where empty
 * @param pace called before a piece is sent
 * @param bytewise whether each byte of what it sends travels alone, so that reads end anywhere
 * @param fault what goes wrong
 */
public record ProviderScript(
    Function<Prompt, List<String>> pieces,
    Reply.Stop stop,
    Optional<TokenUsage> usage,
    Pace pace,
    boolean bytewise,
    Fault fault) {

  /** Holds the provider back. */
  @FunctionalInterface
  public interface Pace {

    Pace AT_ONCE = piece -> {};

    /** Waits on the provider's thread until it may send the piece, counted from 0. */
    void before(int piece) throws InterruptedException;
  }

  /** What goes wrong at the provider. */
  public enum Fault {
    NONE,
    /** Too many requests; it says after how many seconds to come again. */
    THROTTLED,
    /** An error of its own. */
    DOWN,
    /** Nobody listens at its address. */
    UNREACHABLE,
    /** Takes the request and says nothing for as long as the connection is open. */
    SILENT,
    /** Sends its pieces and then nothing for as long as the connection is open. */
    FALLS_SILENT,
    /** Sends its pieces and drops the connection before the end of the reply. */
    BREAKS_OFF,
    /** Sends its pieces and then an error of its own, as its protocol has errors of a stream. */
    FAILS_MIDWAY,
    /** Sends its pieces and then a chunk that cannot be read. */
    MALFORMED_CHUNK,
    /** Answers with well-formed JSON that is no reply. */
    WRONG_JSON,
    /** Answers with a page for people. */
    WRONG_CONTENT_TYPE,
    /** Sends its pieces over and over for as long as the connection is open. */
    ENDLESS,
    /** Finds fault with the request; what it says has the key of the caller in it. */
    REJECTED,
    /** Does not know the key, and says it back. */
    FORBIDDEN
  }

  /** Writes what it is given and ends. */
  public static ProviderScript says(String... pieces) {
    var list = List.of(pieces);
    return new ProviderScript(
        prompt -> list, Reply.Stop.END, Optional.empty(), Pace.AT_ONCE, false, Fault.NONE);
  }

  /** Writes the last message back, a word a piece. */
  public static ProviderScript echo() {
    return new ProviderScript(
        prompt -> List.of(prompt.messages().getLast().text().split("(?<= )", -1)),
        Reply.Stop.END,
        Optional.empty(),
        Pace.AT_ONCE,
        false,
        Fault.NONE);
  }

  public ProviderScript stops(Reply.Stop reason) {
    return new ProviderScript(pieces, reason, usage, pace, bytewise, fault);
  }

  public ProviderScript takes(TokenUsage tokens) {
    return new ProviderScript(pieces, stop, Optional.of(tokens), pace, bytewise, fault);
  }

  public ProviderScript paced(Pace by) {
    return new ProviderScript(pieces, stop, usage, by, bytewise, fault);
  }

  public ProviderScript byteByByte() {
    return new ProviderScript(pieces, stop, usage, pace, true, fault);
  }

  public ProviderScript but(Fault wrong) {
    return new ProviderScript(pieces, stop, usage, pace, bytewise, wrong);
  }
}
