package dev.burhan.edge;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.tenancy.Plan;
import dev.burhan.tenancy.Plan.RequestRate;
import dev.burhan.tenancy.Plans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads {@code plans.json}, where the plans that are sold are written down. The usage plans of
 * template.yaml say the same of rates; a test compares them.
 */
public final class PlanFile {

  private static final String FILE = "/plans.json";

  private PlanFile() {}

  private record PlanJson(
      @JsonProperty("name") String name,
      @JsonProperty("rate") RateJson rate,
      @JsonProperty("limits") LimitsJson limits) {
    Plan plan() {
      return new Plan(name, rate.rate(), limits.checked(name));
    }
  }

  private record RateJson(
      @JsonProperty("per_second") double perSecond,
      @JsonProperty("burst") int burst,
      @JsonProperty("per_month") long perMonth) {
    RequestRate rate() {
      return new RequestRate(perSecond, burst, perMonth);
    }
  }

  public static Plans read() {
    try (var file = PlanFile.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("there is no " + FILE + " on the class path");
      }
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      List<Plan> plans = Stream.of(Json.read(text, PlanJson[].class)).map(PlanJson::plan).toList();
      return new Plans(plans);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
