package dev.burhan.eval.scale;

import dev.burhan.eval.workbench.SchemaFingerprint;
import dev.burhan.eval.workbench.Workbench;
import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Stores a made-up corpus as the product stores documents, and brings its index up to date. */
final class CorpusLoader {

  private static final int WRITERS = 2;
  private static final Duration STEP_MAX = Duration.ofMinutes(10);

  private final Workbench workbench;
  private final Consumer<String> progress;

  CorpusLoader(Workbench workbench, Consumer<String> progress) {
    this.workbench = workbench;
    this.progress = progress;
  }

  /** One document to store. */
  private record Place(SyntheticCorpus.Tenant tenant, int document) {
    double share() {
      return (document + .5) / tenant.documents();
    }
  }

  LoadReport load(SyntheticCorpus corpus) {
    // One by one, a million vectors find their place in a graph slowly; as after any large import,
    // it is built in one go.
    workbench.dropGraphs();
    double loaded = store(corpus);
    var upkeep = upkeep(corpus);
    double graphs = seconds(workbench::buildGraphs);
    workbench.vacuum();
    try (var owner = workbench.connect()) {
      return new LoadReport(
          corpus.identity(),
          corpus.set(),
          corpus.encoder(),
          corpus.large().passages(),
          corpus.tenants().size(),
          corpus.passages(),
          Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
          loaded,
          upkeep.seconds(),
          upkeep.steps(),
          graphs,
          bytes(),
          SchemaFingerprint.of(owner));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the schema", e);
    }
  }

  /** Small tenants' documents stand evenly among those of the large one, as they would come. */
  private double store(SyntheticCorpus corpus) {
    var places = new ArrayList<Place>();
    for (var tenant : corpus.tenants()) {
      for (int document = 0; document < tenant.documents(); document++) {
        places.add(new Place(tenant, document));
      }
    }
    places.sort(Comparator.comparingDouble(Place::share));
    var pace = new Pace("stored", corpus.passages(), progress);
    return seconds(
        () ->
            Workers.run(
                WRITERS,
                places.size(),
                number -> {
                  var place = places.get(number);
                  var document = corpus.document(place.tenant(), place.document());
                  workbench.store(place.tenant().id(), document);
                  keepUp(place.tenant().id());
                  pace.add(document.chunks().size());
                }));
  }

  /** As the product does after each document. */
  private int keepUp(TenantId tenant) {
    var upkeep = workbench.upkeep();
    int steps = 0;
    while (upkeep.step(tenant, Deadline.in(STEP_MAX, Clock.systemUTC()))) {
      steps++;
    }
    return steps;
  }

  /** What was left to do for the index after the load. */
  record Upkeep(double seconds, int steps) {}

  Upkeep upkeep(SyntheticCorpus corpus) {
    long start = System.nanoTime();
    int steps = 0;
    for (var tenant : corpus.tenants()) {
      steps += keepUp(tenant.id());
    }
    return new Upkeep((System.nanoTime() - start) / 1e9, steps);
  }

  /** Only what the product keeps: tables of benches are named so. */
  private Map<String, Long> bytes() {
    var sql =
        """
        select name, bytes from (
          select c.relname as name, pg_table_size(c.oid) as bytes from pg_class c
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'm')
          union all
          select t.relname || ' by ' || c.relname, pg_relation_size(c.oid)
          from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
          where c.relnamespace = 'public'::regnamespace and c.relkind = 'i'
        ) sizes where name not like 'bench%' and bytes >= 65536 order by bytes desc
        """;
    var bytes = new LinkedHashMap<String, Long>();
    try (var owner = workbench.connect();
        var statement = owner.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        bytes.put(rows.getString("name"), rows.getLong("bytes"));
      }
      return bytes;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the sizes of tables", e);
    }
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
