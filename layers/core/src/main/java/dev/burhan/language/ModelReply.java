package dev.burhan.language;

import java.util.List;

/**
 * Holds a reply with the name of the model it is of, which is what payloads, prices and logs need
 * where several could have answered.
 *
 * @param model that wrote the reply
 * @param failed models whose failures came before it, in the order of the attempts
 */
public record ModelReply(String model, Reply reply, List<String> failed) {

  public ModelReply {
    failed = List.copyOf(failed);
  }
}
