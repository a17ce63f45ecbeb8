package dev.burhan.webhooks.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives a host other addresses each time it is asked, the last ones for ever. */
final class Names implements HostResolver {

  private final List<List<InetAddress>> answers;
  private final List<String> asked = new ArrayList<>();

  private Names(List<List<InetAddress>> answers) {
    this.answers = new ArrayList<>(answers);
  }

  /** One answer after another, each with its addresses parted by spaces. */
  static Names answering(String... answers) {
    return new Names(Arrays.stream(answers).map(Names::addresses).toList());
  }

  private static List<InetAddress> addresses(String literals) {
    return Arrays.stream(literals.split(" ", -1))
        .filter(literal -> !literal.isEmpty())
        .map(InetAddress::ofLiteral)
        .toList();
  }

  @Override
  public synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
    asked.add(host);
    if (answers.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
  }

  synchronized List<String> asked() {
    return List.copyOf(asked);
  }
}
