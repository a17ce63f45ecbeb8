package dev.burhan.cloud.artefact;

import dev.burhan.cloud.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;

/** Shows how large everything deployed is, and finds what is larger than it may be. */
public final class SizeTable {

  private static final long KB = 1024;
  private static final long MB = 1024 * KB;

  private static final long FUNCTION_BYTES_MAX = 100 * KB;

  /** Code and layers of one function; AWS allows 250 MB. */
  private static final long UNZIPPED_BYTES_MAX = 120 * MB;

  /** Mostly a third of the layer of models is native code, the rest the bundled encoder. */
  private static final Map<String, Long> LAYER_BYTES_MAX =
      Map.of(
          "ApplicationLayer", 2 * MB,
          "ThirdPartyLayer", 30 * MB,
          "ModelsLayer", 40 * MB,
          "ParsersLayer", 20 * MB);

  private final List<FunctionArtefacts> functions;

  private SizeTable(List<FunctionArtefacts> functions) {
    this.functions = functions;
  }

  /** Looks at all functions of the template in {@code home}. */
  public static SizeTable of(Template template, Path home) {
    return new SizeTable(
        template.functions().keySet().stream()
            .map(function -> FunctionArtefacts.deployed(template, home, function))
            .toList());
  }

  /** One line for each artefact and one for each function with its layers. */
  public String text() {
    var lines = new ArrayList<String>();
    lines.add(line("", "zip KB", "unzipped KB"));
    layers().forEach(layer -> lines.add(line(layer)));
    functions.forEach(function -> lines.add(line(function.code())));
    for (var function : functions) {
      var name = function.code().name() + " with layers";
      lines.add(line(name, "", kilobytes(function.unzippedBytes())));
    }
    return String.join("\n", lines) + "\n";
  }

  /** Says what is too large, in a sentence each. */
  public List<String> excesses() {
    var excesses = new ArrayList<String>();
    for (var layer : layers()) {
      var max = LAYER_BYTES_MAX.get(layer.name());
      if (max == null) {
        excesses.add(layer.name() + " has no limit");
      } else {
        check(layer.name(), layer.bytes(), max, excesses);
      }
    }
    for (var function : functions) {
      var name = function.code().name();
      check(name, function.code().bytes(), FUNCTION_BYTES_MAX, excesses);
      check(name + " unzipped", function.unzippedBytes(), UNZIPPED_BYTES_MAX, excesses);
    }
    return excesses;
  }

  private SequencedSet<Artefact> layers() {
    var layers = new LinkedHashSet<Artefact>();
    functions.forEach(function -> layers.addAll(function.layers()));
    return layers;
  }

  private static void check(String what, long bytes, long max, List<String> excesses) {
    if (bytes > max) {
      excesses.add(what + " has " + kilobytes(bytes) + " KB, more than " + kilobytes(max));
    }
  }

  private static String line(Artefact artefact) {
    return line(artefact.name(), kilobytes(artefact.bytes()), kilobytes(artefact.unzippedBytes()));
  }

  private static String line(String name, String zipped, String unzipped) {
    return String.format(Locale.ROOT, "%-34s %10s %12s", name, zipped, unzipped);
  }

  private static String kilobytes(long bytes) {
    return String.format(Locale.ROOT, "%,d", Math.ceilDiv(bytes, KB));
  }
}
