package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

final class TemporaryFolderTest {

  @Test
  void is_private_and_goes_with_all_in_it() throws Exception {
    var folder = TemporaryFolder.create("burhan-test");
    var inner = Files.createDirectories(folder.path().resolve("a/b"));
    Files.writeString(inner.resolve("document.json"), "text");

    var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path()));
    folder.close();
    folder.close();

    assertThat(permissions).isEqualTo("rwx------");
    assertThat(folder.path()).doesNotExist();
  }
}
