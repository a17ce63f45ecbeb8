package dev.burhan.legal;

import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.CallLog;
import dev.burhan.language.ModelCall;
import dev.burhan.language.ModelChain;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply;
import dev.burhan.legal.Answer.Removed;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.prompts.PromptTemplate;
import dev.burhan.tenancy.TenantId;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Has a language model write an answer from what was retrieved, and lets only checked citations
 * through.
 */
public final class WriteAnswer {

  /** The prompt that is used. */
  public static final String PROMPT = "query/answer.v1";

  /** What a model reads at most beside the question: the sources and the prompt, and room. */
  public static final int READ_TOKENS_MAX = 5_000;

  /** The number of a citation in the text. */
  private static final Pattern NUMBER = Pattern.compile("\\s?\\[\\d+]");

  private static final int PASSAGES_MAX = 8;
  private static final int NEIGHBOURS = 1;
  private static final int SOURCE_TOKENS_MAX = 4_000;

  private final ModelChain models;
  private final PromptTemplate prompt;
  private final WidenPassages widen;
  private final DocumentCatalogue documents;

  public WriteAnswer(
      ModelChain models, PromptTemplate prompt, WidenPassages widen, DocumentCatalogue documents) {
    this.models = models;
    this.prompt = prompt;
    this.widen = widen;
    this.documents = documents;
  }

  /** Names the model that is asked first. */
  String model() {
    return models.name();
  }

  String promptVersion() {
    return prompt.version();
  }

  /**
   * Says what was written.
   *
   * @param model that wrote
   * @param stop why it stopped
   * @param groundedness how well the sources that were cited support the text, 0 to 1; empty where
   *     none was cited
   * @param isUnanswered whether it said that the sources do not answer
   */
  record Written(
      String model,
      String text,
      List<Citation> citations,
      Reply.Stop stop,
      OptionalDouble groundedness,
      boolean isUnanswered,
      Removed removed) {

    Written {
      citations = List.copyOf(citations);
    }
  }

  /** Says that a model failed after a part of its answer had been shown. */
  static final class BrokenOff extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final DependencyFailure failure;

    BrokenOff(DependencyFailure failure) {
      super("an answer broke off", failure);
      this.failure = failure;
    }

    DependencyFailure failure() {
      return failure;
    }
  }

  /**
   * Writes to {@code sink} and says what came of it. Where the sources do not answer, nothing is
   * written and there are no citations.
   *
   * @throws DependencyFailure when the model failed before anything was written
   * @throws BrokenOff when it failed later
   */
  Written write(
      TenantId tenant, Retrieval retrieval, AnswerSink sink, CallLog calls, Deadline deadline) {
    var found = widen.widen(tenant, retrieval.best(PASSAGES_MAX), NEIGHBOURS, deadline);
    var sources = SourceList.pack(found, SOURCE_TOKENS_MAX);
    var citations = new ProveCitations(tenant, sources, documents, deadline);
    var answer = new WrittenAnswer(citations, sink);
    try {
      var meter = calls.of(ModelCall.Step.ANSWER, prompt.version());
      var written = models.ask(rendered(retrieval, sources), answer, meter, deadline);
      var reply = written.reply();
      if (!answer.isUnanswered()) {
        answer.end();
      }
      return new Written(
          written.model(),
          answer.text(),
          citations.proven(),
          answer.isUnanswered() ? Reply.Stop.END : reply.stop(),
          groundedness(answer.text(), citations),
          answer.isUnanswered(),
          answer.removed());
    } catch (DependencyFailure e) {
      if (answer.isShown()) {
        throw new BrokenOff(e);
      }
      throw e;
    }
  }

  private static OptionalDouble groundedness(String text, ProveCitations citations) {
    if (citations.proven().isEmpty()) {
      return OptionalDouble.empty();
    }
    var claims = NUMBER.matcher(text).replaceAll("");
    return OptionalDouble.of(AnswerGroundedness.of(claims, citations.cited()).score());
  }

  private Prompt rendered(Retrieval retrieval, SourceList sources) {
    // Of a question that leans on the one before, what was searched with stands alone.
    return prompt.render(Map.of("sources", sources.sections(), "question", retrieval.searched()));
  }
}
