package dev.burhan.language;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Holds what a language model is asked.
 *
 * @param system what it is to do, apart from what is said
 * @param messages the conversation, oldest first; it begins and ends with the user and the two
 *     alternate
 * @param tokensMax tokens of the reply at most
 * @param temperature left to the model where empty; some models accept none
 */
public record Prompt(
    String system, List<Message> messages, int tokensMax, OptionalDouble temperature) {

  /** Characters of a token at most, on average over a reply; prose has about four. */
  private static final int CHARACTERS_PER_TOKEN_MAX = 16;

  public Prompt {
    messages = List.copyOf(messages);
    if (messages.size() % 2 == 0) {
      throw new IllegalArgumentException("the conversation must begin and end with the user");
    }
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).role() != (i % 2 == 0 ? Role.USER : Role.ASSISTANT)) {
        throw new IllegalArgumentException("user and assistant must alternate");
      }
    }
    if (tokensMax < 1) {
      throw new IllegalArgumentException("tokensMax must be at least 1, got " + tokensMax);
    }
  }

  /** Characters of the reply at most: a model that writes more does not heed its limit. */
  public int charactersMax() {
    return (int) Math.min(Integer.MAX_VALUE, (long) tokensMax * CHARACTERS_PER_TOKEN_MAX);
  }

  /** Who says something. */
  public enum Role {
    USER,
    ASSISTANT
  }

  /** One turn of the conversation. */
  public record Message(Role role, String text) {
    public Message {
      if (text.isBlank()) {
        throw new IllegalArgumentException("a message must not be blank");
      }
    }
  }

  /** A conversation of one question. */
  public static Prompt of(String system, String user, int tokensMax) {
    return new Prompt(
        system, List.of(new Message(Role.USER, user)), tokensMax, OptionalDouble.empty());
  }
}
