package dev.burhan.testing;

import dev.burhan.jobs.DeadLetters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps letters until they are deleted; what was taken stays taken until it is given back. */
public final class InMemoryDeadLetters implements DeadLetters {

  private static final int AT_A_TIME = 10;

  private final Map<String, Letter> letters = new LinkedHashMap<>();
  private final Set<String> taken = new LinkedHashSet<>();

  /** Adds a letter about these jobs; about none for one that nobody can read. */
  public synchronized void add(Subject... jobs) {
    var id = "letter-" + letters.size();
    letters.put(id, new Letter(id, List.of(jobs), "receipt of " + id));
  }

  @Override
  public synchronized List<Letter> take() {
    var some = new ArrayList<Letter>();
    for (var letter : letters.values()) {
      if (some.size() < AT_A_TIME && taken.add(letter.id())) {
        some.add(letter);
      }
    }
    return some;
  }

  @Override
  public synchronized void delete(Letter letter) {
    letters.remove(letter.id());
  }

  @Override
  public synchronized void giveBack(Letter letter) {
    taken.remove(letter.id());
  }
}
