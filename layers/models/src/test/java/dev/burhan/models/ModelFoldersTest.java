package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFoldersTest {

  @Test
  void looks_in_the_stated_folders_and_then_in_the_cache() {
    var environment =
        Map.of("BURHAN_MODELS", "/a" + File.pathSeparator + "/b", "BURHAN_CACHE", "/c");

    assertThat(ModelFolders.of(environment).all())
        .containsExactly(Path.of("/a"), Path.of("/b"), Path.of("/c/models"));
  }

  @Test
  void takes_the_users_cache_where_none_is_stated() {
    Path home = Path.of(System.getProperty("user.home"));

    assertThat(ModelFolders.of(Map.of("XDG_CACHE_HOME", "/x")).cache())
        .isEqualTo(Path.of("/x/burhan/models"));
    assertThat(ModelFolders.of(Map.of("BURHAN_MODELS", " ")).all())
        .containsExactly(home.resolve(".cache/burhan/models"));
  }
}
