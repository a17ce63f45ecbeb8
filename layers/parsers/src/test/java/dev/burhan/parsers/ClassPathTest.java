package dev.burhan.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassPathTest {

  private final Path folder;

  ClassPathTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String name) throws IOException {
    return Files.createFile(folder.resolve(name));
  }

  @Test
  void it_is_that_of_the_jvm_where_our_code_is_on_it() throws IOException {
    var jar = file("ours.jar");
    file("other.jar");
    var working = Path.of("").toAbsolutePath();

    assertThat(ClassPath.of(jar, "lib/a.jar" + File.pathSeparator + jar + File.pathSeparator))
        .containsExactly(working.resolve("lib/a.jar"), jar);
  }

  @Test
  void it_is_the_folder_of_jars_where_another_loader_took_our_code_from_it() throws IOException {
    var jar = file("parsers.jar");
    var other = file("core.jar");
    file("notes.txt");

    assertThat(ClassPath.of(jar, "/var/runtime/lib/runtime.jar")).containsExactly(other, jar);
  }

  @Test
  void a_folder_of_classes_comes_first() {
    assertThat(ClassPath.of(folder, "/a.jar")).containsExactly(folder, Path.of("/a.jar"));
  }

  @Test
  void our_own_is_found() {
    assertThat(ClassPath.ofThisProgram()).isNotEmpty().allMatch(Path::isAbsolute);
  }
}
