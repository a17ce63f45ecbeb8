package dev.burhan.legal;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.CallLog;
import dev.burhan.language.Language;
import dev.burhan.language.ModelCall;
import dev.burhan.language.ModelChain;
import dev.burhan.language.Reply;
import dev.burhan.language.TokenSink;
import dev.burhan.language.Words;
import dev.burhan.prompts.PromptTemplate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a question that leans on those before stand alone: by a language model where there is one
 * and it is quick enough, by rule otherwise. A question that stands alone costs nothing.
 */
public final class RewriteQuestion {

  /** The prompt that is used. */
  public static final String PROMPT = "query/rewrite.v1";

  /** The rule costs nothing and is right more often than not: waiting longer is not worth it. */
  private static final Duration TIME_MAX = Duration.ofMillis(1_500);

  private static final int SHARE_OF_TIME_LEFT = 4;

  private final Optional<ModelChain> models;
  private final Optional<PromptTemplate> prompt;

  private RewriteQuestion(Optional<ModelChain> models, Optional<PromptTemplate> prompt) {
    this.models = models;
    this.prompt = prompt;
  }

  /** Rewrites by rule alone. */
  public static RewriteQuestion byRule() {
    return new RewriteQuestion(Optional.empty(), Optional.empty());
  }

  public static RewriteQuestion by(ModelChain models, PromptTemplate prompt) {
    return new RewriteQuestion(Optional.of(models), Optional.of(prompt));
  }

  /** The text to search with. */
  String standAlone(Question question, CallLog calls, Deadline deadline) {
    if (!FollowUp.leansOnHistory(question)) {
      return question.text();
    }
    return models
        .flatMap(m -> prompt.flatMap(p -> rewritten(m, p, question, calls, deadline)))
        .orElseGet(() -> FollowUp.standAlone(question));
  }

  private static Optional<String> rewritten(
      ModelChain models,
      PromptTemplate prompt,
      Question question,
      CallLog calls,
      Deadline deadline) {
    var time = deadline.atMost(TIME_MAX);
    var share = deadline.left().dividedBy(SHARE_OF_TIME_LEFT);
    var guard = Deadline.in(time.compareTo(share) < 0 ? time : share, deadline.clock());
    var rendered =
        prompt.render(
            Map.of("history", String.join("\n", question.history()), "question", question.text()));
    try {
      var meter = calls.of(ModelCall.Step.REWRITE, prompt.version());
      var reply = models.ask(rendered, TokenSink.IGNORE, meter, guard).reply();
      return Optional.of(reply.text().strip())
          .filter(text -> reply.stop() == Reply.Stop.END && isQuestion(text, question));
    } catch (DependencyFailure e) {
      return Optional.empty();
    }
  }

  /** A line of its language that is no essay; anything else is not what was asked for. */
  private static boolean isQuestion(String text, Question question) {
    return !Words.of(text).isEmpty()
        && text.lines().count() == 1
        && text.length() <= Question.TEXT_MAX
        && Language.of(text).equals(question.language());
  }
}
