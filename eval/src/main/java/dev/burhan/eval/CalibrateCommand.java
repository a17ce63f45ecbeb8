package dev.burhan.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.command.Launch;
import dev.burhan.eval.workbench.Workbench;
import dev.burhan.models.extractive.SupportModel;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs {@code eval calibrate}. */
record CalibrateCommand(Launch launch, PrintStream out) {

  private static final String CALIBRATION =
      "layers/models/src/main/resources/dev/burhan/models/extractive/support.json";

  int run(Arguments options) {
    boolean write = options.flag("--write");
    boolean verbose = options.flag("--verbose");
    options.end();
    var encoders = new LinkedHashMap<String, Object>();
    for (boolean bundled : new boolean[] {false, true}) {
      var embedder = Main.embedder(launch, bundled);
      var name = embedder.encoder().name();
      if (encoders.containsKey(name)) {
        continue;
      }
      try (var workbench = new Workbench(embedder)) {
        var calibration = new Calibration(workbench, embedder);
        calibration.ingest();
        encoders.put(name, fitted(name, calibration.observe(true), verbose));
      }
    }
    encoders.put(SupportModel.WORDS_ALONE, wordsAlone(verbose));
    if (write) {
      ship(encoders);
      out.println("written to " + CALIBRATION);
    }
    return 0;
  }

  /** Keeps the calibration of encoders that this machine does not have. */
  private void ship(Map<String, Object> fitted) {
    var file = launch.home().resolve(CALIBRATION);
    try {
      var all = new LinkedHashMap<String, Object>();
      new ObjectMapper()
          .readTree(file.toFile())
          .path("encoders")
          .properties()
          .forEach(shipped -> all.put(shipped.getKey(), shipped.getValue()));
      all.putAll(fitted);
      Main.write(file, Map.of("encoders", all));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Map<String, Object> wordsAlone(boolean verbose) {
    var embedder = new NoEmbedder();
    try (var workbench = new Workbench(embedder)) {
      var calibration = new Calibration(workbench, embedder);
      calibration.ingest();
      return fitted(SupportModel.WORDS_ALONE, calibration.observe(false), verbose);
    }
  }

  private Map<String, Object> fitted(
      String name, List<Calibration.Observation> observations, boolean verbose) {
    var fit = Calibration.fit(name, observations);
    out.println(fit.report().line());
    if (verbose) {
      observations.forEach(observation -> out.println(observation.line()));
    }
    return Calibration.json(fit.weights());
  }
}
