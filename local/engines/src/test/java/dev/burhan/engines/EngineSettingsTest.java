package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EngineSettingsTest {
  private static final Account USER = new Account(Optional.empty());
  private static final Account ROOT = new Account(Optional.of("nobody"));

  @Test
  void keeps_the_cache_where_the_user_says() {
    var environment = Map.of("BURHAN_CACHE", "/data/b", "XDG_CACHE_HOME", "/data/x");

    assertThat(EngineSettings.from(environment, ROOT).cache()).isEqualTo(Path.of("/data/b"));
  }

  @Test
  void keeps_the_cache_in_the_folder_of_the_desktop() {
    var environment = Map.of("XDG_CACHE_HOME", "/data/x");

    assertThat(EngineSettings.from(environment, USER).cache()).isEqualTo(Path.of("/data/x/burhan"));
  }

  @Test
  void keeps_the_cache_of_root_where_other_users_can_enter() {
    var environment = Map.of("XDG_CACHE_HOME", "/root/.cache");

    assertThat(EngineSettings.from(environment, ROOT).cache())
        .isEqualTo(Path.of("/var/cache/burhan"));
  }

  @Test
  void does_not_print_the_password_of_the_database() {
    var settings = EngineSettings.from(Map.of("DATABASE_URL", "postgres://u:secret@h/db"), USER);

    assertThat(settings.toString()).doesNotContain("secret");
  }
}
