package dev.burhan.streaming.crac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderedContextTest {

  private final List<String> told = new ArrayList<>();
  private final OrderedContext context = new OrderedContext();

  private final class Named implements Resource {
    private final String name;
    private final boolean failing;

    Named(String name, boolean failing) {
      this.name = name;
      this.failing = failing;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> of) {
      tell("before " + name);
    }

    @Override
    public void afterRestore(Context<? extends Resource> of) {
      tell("after " + name);
    }

    private void tell(String what) {
      told.add(what);
      if (failing) {
        throw new IllegalStateException(what);
      }
    }
  }

  @Test
  void tells_the_last_first_before_and_the_first_first_after() throws Exception {
    context.register(new Named("a", false));
    context.register(new Named("b", false));

    context.beforeCheckpoint(context);
    context.afterRestore(context);

    assertThat(told).containsExactly("before b", "before a", "after a", "after b");
  }

  @Test
  void tells_all_whoever_fails_and_says_who_did() {
    context.register(new Named("a", true));
    context.register(new Named("b", false));
    context.register(new Named("c", true));

    assertThatExceptionOfType(CheckpointException.class)
        .isThrownBy(() -> context.beforeCheckpoint(context))
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2))
        .withMessageContaining("before c");
    assertThatExceptionOfType(RestoreException.class)
        .isThrownBy(() -> context.afterRestore(context))
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2))
        .withMessageContaining("after a");
    assertThat(told)
        .containsExactly("before c", "before b", "before a", "after a", "after b", "after c");
  }
}
