package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WheelPinTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, manylinux_2_28_x86_64",
    "Linux, aarch64, manylinux_2_28_aarch64",
    "Mac OS X, aarch64, macosx_11_0_arm64",
    "Mac OS X, x86_64, macosx_10_13_x86_64"
  })
  void chooses_the_package_of_the_machine(String system, String processor, String platform) {
    assertThat(WheelPin.of(system, processor)).map(WheelPin::platform).hasValue(platform);
  }

  @Test
  void knows_no_package_for_other_machines() {
    assertThat(WheelPin.of("SunOS", "sparc")).isEmpty();
  }

  @Test
  void refuses_a_package_that_is_not_the_pinned_one(@TempDir Path folder) throws IOException {
    Path wheel = Files.writeString(folder.resolve("other.whl"), "other");

    assertThatThrownBy(() -> new WheelPin("any", "00").check(wheel))
        .isInstanceOf(BranchUnavailable.class)
        .hasMessageContaining("sha256");
  }
}
