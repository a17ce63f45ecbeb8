package dev.burhan.cloud.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds data that is public but not ours: beside the checkout, or where BURHAN_DATA says. */
public final class PublicData {

  private PublicData() {}

  /** A folder of it; a test that asks for one that is not there is skipped. */
  public static Path folder(Path checkout, String name) {
    var data = System.getenv("BURHAN_DATA");
    var folder =
        (data == null ? checkout.resolveSibling("shared").resolve("data") : Path.of(data))
            .resolve(name);
    assumeTrue(Files.isDirectory(folder), "skipped: no public data");
    return folder;
  }
}
