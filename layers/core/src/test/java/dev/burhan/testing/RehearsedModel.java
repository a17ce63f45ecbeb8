package dev.burhan.testing;

import dev.burhan.failure.Deadline;
import dev.burhan.language.LanguageModel;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply;
import dev.burhan.language.ReplyText;
import dev.burhan.language.TokenSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what it is told, call after call, the last for ever, and keeps what it was asked. */
public final class RehearsedModel implements LanguageModel {

  private final String name;
  private final List<Act> acts = new ArrayList<>();
  private final List<Prompt> asked = new ArrayList<>();
  private final List<Duration> given = new ArrayList<>();

  /** What a call does. */
  public interface Act {

    /** Writes through {@code text} and says how the reply ends, or fails. */
    Reply.Stop write(ReplyText text, Deadline deadline);
  }

  public RehearsedModel(String name, Act... acts) {
    this.name = name;
    this.acts.addAll(List.of(acts));
  }

  /** Says a text in one piece. */
  public static Act says(String text) {
    return (reply, deadline) -> {
      reply.accept(text);
      return Reply.Stop.END;
    };
  }

  /** Fails before the first piece. */
  public static Act fails(RuntimeException failure) {
    return (reply, deadline) -> {
      throw failure;
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reply reply(Prompt prompt, TokenSink sink, Deadline deadline) {
    var text = new ReplyText(prompt, sink);
    return text.end(next(prompt, deadline).write(text, deadline), Optional.empty());
  }

  private synchronized Act next(Prompt prompt, Deadline deadline) {
    asked.add(prompt);
    given.add(deadline.left());
    return acts.size() > 1 ? acts.removeFirst() : acts.getFirst();
  }

  /** What it was asked, oldest first. */
  public synchronized List<Prompt> asked() {
    return List.copyOf(asked);
  }

  /** The time each call was given, oldest first. */
  public synchronized List<Duration> given() {
    return List.copyOf(given);
  }
}
