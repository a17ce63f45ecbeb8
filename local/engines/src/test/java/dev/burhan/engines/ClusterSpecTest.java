package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ClusterSpecTest {

  @Test
  void gives_two_checkouts_of_one_name_data_of_their_own() {
    ClusterSpec first = ClusterSpec.of(Path.of("/home/ada/burhan"));
    ClusterSpec second = ClusterSpec.of(Path.of("/home/bob/burhan"));

    assertThat(first.name()).startsWith("burhan-").isNotEqualTo(second.name());
  }

  @Test
  void finds_the_data_of_a_checkout_again() {
    assertThat(ClusterSpec.of(Path.of("/home/ada/../ada/burhan")))
        .isEqualTo(ClusterSpec.of(Path.of("/home/ada/burhan")));
  }

  @Test
  void makes_a_folder_name_of_any_path() {
    assertThat(ClusterSpec.of(Path.of("/home/ada/مشروع 1")).name()).matches("[A-Za-z0-9._-]+");
  }
}
