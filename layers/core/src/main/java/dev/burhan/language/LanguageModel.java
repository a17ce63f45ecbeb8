package dev.burhan.language;

import dev.burhan.failure.Deadline;

/**
 * Continues a conversation, handing over its text as it comes.
 *
 * <p>Thread-safe. What it writes is not trusted. It tries once: whoever calls it decides whether to
 * try again.
 */
public interface LanguageModel {

  /** Names the model, as payloads, prices and logs have it. */
  String name();

  /**
   * Asks for a reply.
   *
   * <p>Text goes to {@code sink} in order, on the caller's thread, as soon as it comes, in pieces
   * that are never empty and never split a code point. Once the sink says that it wants no more,
   * the call to the model is ended and the reply says {@link Reply.Stop#CANCELLED}. A model that
   * writes on past {@link Prompt#tokensMax} is stopped with {@link Reply.Stop#LENGTH}.
   *
   * @throws dev.burhan.failure.DependencyFailure.Transient when the model is throttled, busy or out
   *     of reach, breaks off, ends without a word or has not ended by the deadline; some text may
   *     have been handed over
   * @throws dev.burhan.failure.DependencyFailure.Permanent when it refuses the request itself or
   *     sends what is not its protocol
   */
  Reply reply(Prompt prompt, TokenSink sink, Deadline deadline);
}
