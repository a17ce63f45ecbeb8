package dev.burhan.cloud.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.cloud.testing.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weighs what the build has zipped. */
final class SizeTableIT {

  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  @Test
  void nothing_is_larger_than_it_may_be() {
    var table = SizeTable.of(Templates.real(), HOME);

    System.out.println(table.text());
    assertThat(table.excesses()).isEmpty();
  }

  @Test
  void says_what_is_too_large_and_what_has_no_limit(@TempDir Path home) throws IOException {
    var template = Templates.small();
    try (var zip = new ZipOutputStream(Files.newOutputStream(home.resolve("layer.zip")))) {
      zip.putNextEntry(new ZipEntry("a"));
      zip.write(new byte[130 * 1024 * 1024]);
    }
    try (var zip = new ZipOutputStream(Files.newOutputStream(home.resolve("thing.jar")))) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("a"));
      zip.write(new byte[200 * 1024]);
    }

    assertThat(SizeTable.of(template, home).excesses())
        .contains("Layer has no limit", "ThingFunction has 201 KB, more than 100")
        .anyMatch(line -> line.startsWith("ThingFunction unzipped has 133,3"));
  }

  @Test
  void says_how_a_missing_zip_is_made(@TempDir Path home) {
    assertThatThrownBy(() -> SizeTable.of(Templates.small(), home))
        .hasMessageContaining("is missing: it is made by mvn package");
  }
}
