package dev.burhan.language;

import dev.burhan.failure.DependencyFailure;
import java.util.Optional;

/**
 * Hands the text of one reply on as it comes and keeps it: puts characters together that came in
 * two pieces, and ends the reply when the sink wants no more or the limit of the prompt is passed.
 * Every adapter of a language model writes through it.
 *
 * <p>One for each call, on the caller's thread.
 */
public final class ReplyText {

  private static final char REPLACEMENT = '\uFFFD';

  private final Prompt prompt;
  private final TokenSink sink;
  private final StringBuilder text = new StringBuilder();
  private String held = "";
  private Optional<Reply.Stop> stopped = Optional.empty();

  public ReplyText(Prompt prompt, TokenSink sink) {
    this.prompt = prompt;
    this.sink = sink;
  }

  /**
   * Takes the next piece of the model, which may be empty.
   *
   * @return whether more is wanted; where not, the call to the model is to be ended
   */
  public boolean accept(String piece) {
    if (stopped.isPresent() || piece.isEmpty()) {
      return stopped.isEmpty();
    }
    String all = held + piece;
    int whole = all.length() - (Character.isHighSurrogate(all.charAt(all.length() - 1)) ? 1 : 0);
    held = all.substring(whole);
    handOver(all.substring(0, whole));
    return stopped.isEmpty();
  }

  /**
   * Ends the reply as the model said, unless the caller or the limit ended it before.
   *
   * @param usage the tokens the model said it took, estimated where it did not
   * @throws DependencyFailure.Transient when it ended of itself without a word
   */
  public Reply end(Reply.Stop stop, Optional<TokenUsage> usage) {
    if (!held.isEmpty() && stopped.isEmpty()) {
      String last = held;
      held = "";
      handOver(last);
    }
    var reason = stopped.orElse(stop);
    boolean endedOfItself = reason == Reply.Stop.END || reason == Reply.Stop.LENGTH;
    if (endedOfItself && text.isEmpty()) {
      throw new DependencyFailure.Transient(
          "the model ended without a word, stop=" + reason + ", tokensMax=" + prompt.tokensMax(),
          null);
    }
    String all = text.toString();
    return new Reply(all, reason, usage.orElseGet(() -> TokenUsage.estimate(prompt, all)));
  }

  /** Characters handed over until now. */
  public int length() {
    return text.length();
  }

  private void handOver(String piece) {
    int room = prompt.charactersMax() - text.length();
    String cut = wellFormed(piece.length() <= room ? piece : upTo(piece, room));
    boolean wanted = true;
    if (!cut.isEmpty()) {
      text.append(cut);
      wanted = sink.accept(cut);
    }
    if (!wanted) {
      stopped = Optional.of(Reply.Stop.CANCELLED);
    } else if (piece.length() > room) {
      stopped = Optional.of(Reply.Stop.LENGTH);
    }
  }

  /** The beginning of a text, not ending within a character. */
  private static String upTo(String piece, int length) {
    boolean within = length > 0 && Character.isHighSurrogate(piece.charAt(length - 1));
    return piece.substring(0, within ? length - 1 : length);
  }

  /** The text with each half of a character that stands alone replaced. */
  private static String wellFormed(String piece) {
    if (piece.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
      return piece;
    }
    var whole = new StringBuilder(piece.length());
    piece
        .codePoints()
        .forEach(
            point ->
                whole.appendCodePoint(
                    point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                        ? REPLACEMENT
                        : point));
    return whole.toString();
  }
}
