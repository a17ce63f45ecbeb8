package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.DeadLetters;
import dev.burhan.jobs.DeadLetters.Letter;
import dev.burhan.jobs.DeadLetters.Subject;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Says what every {@link DeadLetters} does, from none at all. */
public interface DeadLettersContract {

  DeadLetters letters();

  /** Gives up on a job. */
  void give(Subject job);

  /** Gives up on something nobody can read. */
  void giveUnreadable();

  private static Subject job(int number) {
    return new Subject(new TenantId("acme"), new JobId("job-" + number));
  }

  /** Takes until there is nothing left to take. */
  private List<Letter> all() {
    var all = new ArrayList<Letter>();
    for (var some = letters().take(); !some.isEmpty(); some = letters().take()) {
      all.addAll(some);
    }
    return all;
  }

  @Test
  default void is_empty_to_begin_with() {
    assertThat(letters().take()).isEmpty();
  }

  @Test
  default void takes_every_letter_once() {
    for (int i = 0; i < 25; i++) {
      give(job(i));
    }

    var all = all();

    assertThat(all).hasSize(25);
    assertThat(all).flatExtracting(Letter::jobs).doesNotHaveDuplicates().contains(job(0), job(24));
  }

  @Test
  default void takes_what_nobody_can_read_as_about_no_job() {
    giveUnreadable();

    assertThat(all()).singleElement().extracting(Letter::jobs).isEqualTo(List.of());
  }

  @Test
  default void a_letter_given_back_comes_again_with_its_id() {
    give(job(1));
    var letter = all().getFirst();

    letters().giveBack(letter);

    assertThat(all()).singleElement().extracting(Letter::id).isEqualTo(letter.id());
  }

  @Test
  default void a_deleted_letter_is_gone() {
    give(job(1));
    give(job(2));
    var all = all();

    letters().delete(all.getFirst());
    letters().giveBack(all.getLast());

    assertThat(all()).extracting(Letter::id).containsExactly(all.getLast().id());
  }
}
