package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.edge.Restorable.Hooks;
import dev.burhan.edge.Restorable.Parts;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RestorableTest {

  private final List<String> done = new ArrayList<>();
  private String secret = "old";

  private record Made(String secret, Hooks hooks) implements Parts {}

  /** Is told what the context of a process is told. */
  private static final class Moment extends Context<Resource> {
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {}

    @Override
    public void afterRestore(Context<? extends Resource> context) {}

    @Override
    public void register(Resource resource) {}
  }

  private Runnable warm;

  @BeforeEach
  void warms() {
    warm = () -> done.add("warm " + secret);
  }

  private Restorable<Made> restorable() {
    return Restorable.of(
        () -> {
          var read = secret;
          return new Made(read, new Hooks(warm, () -> done.add("close " + read)));
        });
  }

  @Test
  void is_made_once_where_no_snapshot_is_taken() {
    var restorable = restorable();

    assertThat(restorable.get()).isSameAs(restorable.get());
    assertThat(done).isEmpty();
  }

  @Test
  void is_warmed_and_then_let_go_of_before_a_snapshot() {
    restorable().beforeCheckpoint(new Moment());

    assertThat(done).startsWith("warm old", "warm old").endsWith("close old");
    assertThat(done).containsOnlyOnce("close old");
  }

  @Test
  void nothing_of_before_is_used_after_a_restore() {
    var restorable = restorable();
    restorable.beforeCheckpoint(new Moment());

    secret = "rotated";
    restorable.afterRestore(new Moment());

    assertThat(restorable.get().secret()).isEqualTo("rotated");
  }

  @Test
  void a_snapshot_is_taken_even_if_nothing_answers() {
    warm =
        () -> {
          throw new IllegalStateException("the database is away");
        };

    restorable().beforeCheckpoint(new Moment());

    assertThat(done).containsExactly("close old");
  }

  /** A snapshot has many copies: ids and seeds must come from where each copy differs. */
  @Test
  void random_numbers_come_from_the_kernel() {
    assertThat(new SecureRandom().getAlgorithm()).isEqualTo("NativePRNG");
  }
}
