package dev.burhan.models;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.LanguageModel;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply;
import dev.burhan.language.ReplyText;
import dev.burhan.language.TokenSink;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Writes what its script says, at the pace of a model, and understands nothing: it stands where
 * what is around a model is measured. The same text is always cut into the same pieces, each of
 * which counts as a token.
 */
public final class ScriptedLanguageModel implements LanguageModel {

  /** Names the one that cites its sources. */
  public static final String CITING = "scripted-citing";

  private static final int PIECE_CHARACTERS_MAX = 8;
  private static final int QUOTED_WORDS = 10;
  private static final int CITED_CHARACTERS = 400;
  private static final Pattern SOURCE =
      Pattern.compile("<source number=\"(\\d+)\"[^\\n]*>\\n(.*?)\\n</source>", Pattern.DOTALL);

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

  /**
   * Says of each source of the prompt how it begins, with a citation of those words, again and
   * again until it has written some sentences.
   */
  public static ScriptedLanguageModel citing(Pace pace) {
    return new ScriptedLanguageModel(CITING, ScriptedLanguageModel::cited, pace, 1);
  }

  private static String cited(Prompt prompt) {
    var answer = new StringBuilder();
    var sources = SOURCE.matcher(prompt.messages().getLast().text());
    while (sources.find() && answer.length() < CITED_CHARACTERS) {
      var words = sources.group(2).strip().split("\\s+", QUOTED_WORDS + 1);
      var quote =
          String.join(" ", Arrays.asList(words).subList(0, Math.min(words.length, QUOTED_WORDS)))
              .replace('"', ' ');
      answer.append("It says that %s [%s \"%s\"]. ".formatted(quote, sources.group(1), quote));
    }
    return answer.isEmpty() ? "NO_ANSWER" : answer.toString().strip();
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
