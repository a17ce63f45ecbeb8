package dev.burhan.models;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.LanguageModel;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply;
import dev.burhan.language.ReplyText;
import dev.burhan.language.TokenSink;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * Writes what its script says, at the pace of a model, and understands nothing: it stands where
 * what is around a model is measured. The same text is always cut into the same pieces, each of
 * which counts as a token.
 */
public final class ScriptedLanguageModel implements LanguageModel {

  private static final int PIECE_CHARACTERS_MAX = 8;

  private final String name;
  private final Function<Prompt, String> script;
  private final Pace pace;
  private final long seed;

  /**
   * How it takes its time.
   *
   * @param first before the first token
   * @param between before each of the others
   */
  public record Pace(Duration first, Duration between) {

    public static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO);

    public Pace {
      if (first.isNegative() || between.isNegative()) {
        throw new IllegalArgumentException("a pause must not be negative");
      }
    }
  }

  /**
   * @param name says that it is scripted, since payloads show it
   * @param script the text of the reply to a prompt; thread-safe
   * @param seed says how texts are cut into pieces
   */
  public ScriptedLanguageModel(String name, Function<Prompt, String> script, Pace pace, long seed) {
    this.name = name;
    this.script = script;
    this.pace = pace;
    this.seed = seed;
  }

  /** Says the last message back. */
  public static ScriptedLanguageModel echo(Pace pace) {
    return new ScriptedLanguageModel(
        "scripted-echo", prompt -> prompt.messages().getLast().text(), pace, 1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reply reply(Prompt prompt, TokenSink sink, Deadline deadline) {
    deadline.check("a reply of " + name);
    var all = script.apply(prompt);
    var text = new ReplyText(prompt, sink);
    var random = new Random(seed ^ all.hashCode());
    boolean goesOn = true;
    int start = 0;
    int tokens = 0;
    while (goesOn && start < all.length() && tokens < prompt.tokensMax()) {
      rest(tokens == 0 ? pace.first() : pace.between(), deadline);
      int end = Math.min(all.length(), start + 1 + random.nextInt(PIECE_CHARACTERS_MAX));
      goesOn = text.accept(all.substring(start, end));
      start = end;
      tokens++;
    }
    return text.end(start < all.length() ? Reply.Stop.LENGTH : Reply.Stop.END, Optional.empty());
  }

  private void rest(Duration pause, Deadline deadline) {
    try {
      Thread.sleep(deadline.atMost(pause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DependencyFailure.Transient("interrupted while a model wrote, model=" + name, e);
    }
    deadline.check("the rest of a reply of " + name);
  }
}
