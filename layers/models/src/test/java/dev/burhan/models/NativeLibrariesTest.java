package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

  @Test
  void unpacks_into_the_home_folder_where_it_can_be_written(@TempDir Path home) {
    assertThat(NativeLibraries.unpackingFolder(home)).startsWithRaw(home);
  }

  @Test
  void unpacks_into_the_temporary_folder_where_there_is_no_home(@TempDir Path home) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));

    assertThat(NativeLibraries.unpackingFolder(home.resolve("nobody"))).startsWithRaw(temporary);
  }

  @Test
  void keeps_the_tokenizer_from_reporting_its_use() {
    NativeLibraries.prepare();

    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
  }
}
