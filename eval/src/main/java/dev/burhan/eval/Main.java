package dev.burhan.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.command.Launch;
import dev.burhan.eval.ingest.ClauseSpans;
import dev.burhan.eval.ingest.FloodBench;
import dev.burhan.eval.ingest.IngestBench;
import dev.burhan.eval.load.LoadBench;
import dev.burhan.eval.scale.ScaleBench;
import dev.burhan.eval.scale.SoakBench;
import dev.burhan.eval.stream.StreamBench;
import dev.burhan.eval.workbench.BeirData;
import dev.burhan.eval.workbench.EmbeddingCache;
import dev.burhan.eval.workbench.Workbench;
import dev.burhan.language.Embedder;
import dev.burhan.models.Models;
import dev.burhan.tenancy.TenantId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs {@code bench} and {@code eval}. */
public final class Main {

  private static final String HELP =
      """
      bench retrieval --data FOLDER [--bundled] [--json FILE]
          Rank a set in BEIR layout (corpus.jsonl, queries.jsonl, qrels/*.tsv) through the real SQL, by
          words (bm25), by meaning (vector) and by both (fused). "cross-language" names the set written
          for this project. --bundled uses the bundled English encoder even where another is found.
      bench query [--requests N] [--parallel P] [--json FILE]
          Time POST /v1/query over HTTP on the sample documents, and the authorizer alone; N 300 and
          P 1 unless told.
      bench passages --data FOLDER [--bundled] [--json FILE]
          Ask contracts (txt/, clauses.csv) for the kinds of clauses marked in them: how much of a clause
          stands in the first characters of the passages found.
      bench ingest --data FOLDER [--book PAGES] [--json FILE]
          Bring the contracts of a folder (pdf/, txt/, clauses.csv) in as a client would: what became of
          each, how many of the clauses were read, passages a second with and without embedding beside
          the encoder alone, memory; and one file of PAGES pages, 300 unless told.
      bench flood [--documents N] [--clients C] [--json FILE]
          Send N small documents (1000 unless told) from C clients (4) at a time, some twice, and count
          what was lost, what was doubled and what is left in the queue.
      bench stream [--streams N] [--ttft-ms T] [--json FILE]
          Open N streams (100 unless told) that are all open at a time, answered by a scripted model whose
          first token takes T ms (200): what is added to that, what is lost or out of order, memory.
      bench coldstart [--runs N] [--json FILE]
          Start each function as it is deployed N times (10 unless told), from nothing and from a snapshot,
          on one processor, in turn with a function of Spring Boot: how long it takes to init, and until
          the first answer, beside one that is warm.
      bench load [--rate R] [--minutes M] [--json FILE]
          Send R questions a second (50) for M minutes (5), not waiting for answers, with a scripted model:
          our own time without the model's, the part of it between gateway and handler, errors, memory.
      bench budget [--parallel P] [--budget B] [--json FILE]
          Send 5 × P requests (P 200 unless told), P at a time, at a budget for B (50): what is granted,
          what goes beyond the budget, here and where it is read before it is written, what crashed
          requests leave behind, and how long admission takes.
      bench fairness [--json FILE]
          Let one tenant ask a model as often as it is let and nine now and then, for 20 minutes of a
          clock of their own: what the nine get of what they get alone.
      bench scale [--passages N] [--queries Q] [--data FOLDER] [--keep FOLDER] [--against NAMES]
              [--bundled] [--json FILE]
          Make N passages of one tenant (1,000,000 unless told) from a set in BEIR layout (or "sample",
          the documents written for this project), and small tenants beside it; load them, bring the
          index up to date and ask Q questions (200): times, overlap with exact BM25, recall of the
          nearest vectors, bytes a passage.
          NAMES: all, none, or some of lucene,plain,langchain4j,ts_rank. --keep leaves the data for the
          next run.
      bench soak [--minutes M] [--readers R] [--writers W] [--data FOLDER] [--bundled] [--json FILE]
          Search with R threads (8) while W (2) add, replace and delete documents and keep the index up,
          for M minutes (15): searches a second, errors, memory, and whether counts drifted.
      bench groundedness --data FILE [--strict] [--json FILE]
          Score claims against their sources without a model, lines of {"source", "claim", "supported"}
          or a folder in the layout of FaithBench: AUROC, balanced accuracy, time. --strict counts what
          its annotators found questionable as not supported.
      eval reconcile --ledger FILE --report FILE [--percent P]
      eval reconcile --database --tenants IDS --from DAY --to DAY --report FILE [--percent P]
          Compare what our ledger says of each day and model with a Cost and Usage Report (CSV with
          line_item_usage_start_date, line_item_unblended_cost, line_item_resource_id and perhaps
          line_item_product_code, or the names of its first version; other columns are not looked at).
          The ledger is what GET /v1/usage writes as CSV, or the database that DATABASE_URL names. Ends
          with 1 where the two differ by more than P percent (1) and a cent.
      eval calibrate [--write] [--verbose]
          Fit when the extractive answerer abstains, on the golden questions, with cross-validation.
          --write replaces the calibration that ships, --verbose shows every question.
      eval groundedness
          Fit the weights of groundedness on claims made from the sample documents, documents held out
          in turn, and print them beside those that ship.
      """;

  private static final int SOAK_PASSAGES = 20_000;

  private final Launch launch;
  private final PrintStream out;

  Main(Launch launch, PrintStream out) {
    this.launch = launch;
    this.out = out;
  }

  public static void main(String[] arguments) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(new Main(Launch.current(), out).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      if (arguments.size() < 2 || arguments.contains("--help")) {
        out.print(HELP);
        return arguments.contains("--help") ? 0 : 2;
      }
      var options = new Arguments(arguments.subList(2, arguments.size()));
      return switch (arguments.get(0) + " " + arguments.get(1)) {
        case "bench retrieval" -> retrieval(options);
        case "bench passages" -> passages(options);
        case "bench query" -> query(options);
        case "bench ingest" -> ingest(options);
        case "bench flood" -> flood(options);
        case "bench stream" -> stream(options);
        case "bench coldstart" -> new ColdStartCommand(launch, out, Main::progress).run(options);
        case "bench load" -> load(options);
        case "bench budget" -> new BudgetCommand(out).run(options);
        case "bench fairness" -> new BudgetCommand(out).fairness(options);
        case "bench scale" -> scale(options);
        case "bench soak" -> soak(options);
        case "bench groundedness" -> new GroundednessCommand(out).run(options);
        case "eval groundedness" -> new GroundednessCommand(out).fit(launch.home(), options);
        case "eval reconcile" -> new ReconcileCommand(launch, out).run(options);
        case "eval calibrate" -> new CalibrateCommand(launch, out).run(options);
        default -> throw new IllegalArgumentException("unknown: " + String.join(" ", arguments));
      };
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      out.print(HELP);
      return 2;
    }
  }

  private int retrieval(Arguments options) {
    var folder =
        options
            .option("--data")
            .orElseThrow(() -> new IllegalArgumentException("--data is missing"));
    var json = options.option("--json").map(Path::of);
    boolean bundled = options.flag("--bundled");
    options.end();
    var data =
        folder.equals(BeirData.CROSS_LANGUAGE)
            ? BeirData.crossLanguage()
            : BeirData.read(Path.of(folder));
    var embedder = embedder(bundled);
    try (var workbench = new Workbench(embedder)) {
      var bench = new RetrievalBench(workbench, embedder, line -> System.err.println("· " + line));
      var report = bench.run(new TenantId("bench"), data);
      out.print(report.table());
      json.ifPresent(file -> write(file, report.json()));
    }
    return 0;
  }

  private int passages(Arguments options) {
    var data = contracts(options);
    var json = options.option("--json").map(Path::of);
    var embedder = embedder(options.flag("--bundled"));
    options.end();
    try (var workbench = new Workbench(embedder)) {
      var report =
          new PassageBench(workbench, embedder, Main::progress).run(ClauseSpans.read(data));
      out.print(report.table());
      json.ifPresent(file -> write(file, report.json()));
    }
    return 0;
  }

  private static Path contracts(Arguments options) {
    var data =
        options
            .option("--data")
            .map(Path::of)
            .orElseThrow(() -> new IllegalArgumentException("--data is missing"));
    if (!Files.isRegularFile(data.resolve("clauses.csv"))) {
      throw new IllegalArgumentException(data + " holds no clauses.csv");
    }
    return data;
  }

  private int query(Arguments options) {
    int requests = options.number("--requests", 300, 1_000_000);
    int parallel = options.number("--parallel", 1, 256);
    var json = options.option("--json").map(Path::of);
    options.end();
    var report = new QueryBench(launch, requests, parallel).run();
    out.print(report.table());
    json.ifPresent(file -> write(file, report.json()));
    return report.errors() == 0 ? 0 : 1;
  }

  private int ingest(Arguments options) {
    var data = contracts(options);
    int book = options.number("--book", 300, 1_000);
    var json = options.option("--json").map(Path::of);
    options.end();
    var encoder = Models.of(launch.environment()).encoder();
    var report = new IngestBench(launch, data, book, encoder, Main::progress).run();
    out.print(report.table());
    json.ifPresent(file -> write(file, report.json()));
    return report.isGood() ? 0 : 1;
  }

  private int flood(Arguments options) {
    int documents = options.number("--documents", 1_000, 100_000);
    int clients = options.number("--clients", 4, 64);
    var json = options.option("--json").map(Path::of);
    options.end();
    var report = new FloodBench(launch, documents, clients, Main::progress).run();
    out.print(report.table());
    json.ifPresent(file -> write(file, report.json()));
    return report.isGood() ? 0 : 1;
  }

  private int stream(Arguments options) {
    int streams = options.number("--streams", 100, 100);
    int ttft = options.number("--ttft-ms", 200, 60_000);
    var json = options.option("--json").map(Path::of);
    options.end();
    var report = new StreamBench(launch, streams, ttft, Main::progress).run();
    out.print(report.table());
    json.ifPresent(file -> write(file, report.json()));
    return report.isGood() ? 0 : 1;
  }

  private int load(Arguments options) {
    int rate = options.number("--rate", 50, 1_000);
    var time = Duration.ofMinutes(options.number("--minutes", 5, 10_000));
    var json = options.option("--json").map(Path::of);
    options.end();
    var report = new LoadBench(launch, rate, time, LoadBench.WARM_UP, Main::progress).run();
    out.print(report.table());
    json.ifPresent(file -> write(file, report.json()));
    return report.isGood() ? 0 : 1;
  }

  private int scale(Arguments options) {
    var command = ScaleCommand.of(options);
    boolean bundled = options.flag("--bundled");
    var json = options.option("--json").map(Path::of);
    options.end();
    var bench =
        new ScaleBench(command.data(), embedder(bundled), command.settings(), Main::progress);
    var report = bench.run();
    out.print(report.table());
    json.ifPresent(file -> write(file, report.json()));
    return report.isGood() ? 0 : 1;
  }

  private int soak(Arguments options) {
    var settings =
        new SoakBench.Settings(
            Duration.ofMinutes(options.number("--minutes", 15, 10_000)),
            Duration.ofMinutes(1),
            options.number("--readers", 8, 12),
            options.number("--writers", 2, 3),
            SOAK_PASSAGES);
    var data = options.option("--data");
    var json = options.option("--json").map(Path::of);
    boolean bundled = options.flag("--bundled");
    options.end();
    var report = new SoakBench(data, embedder(bundled), settings, Main::progress).run();
    out.print(report.table());
    json.ifPresent(file -> write(file, report.json()));
    return report.isGood() ? 0 : 1;
  }

  static void progress(String line) {
    System.err.println("· " + line);
  }

  private Embedder embedder(boolean bundled) {
    return embedder(launch, bundled);
  }

  static Embedder embedder(Launch launch, boolean bundled) {
    var models = Models.of(launch.environment());
    return bundled
        ? cached(models.bundled(), launch)
        : models.encoder(encoder -> cached(encoder, launch));
  }

  private static EmbeddingCache cached(Embedder embedder, Launch launch) {
    return new EmbeddingCache(
        embedder,
        launch.cache(),
        left -> {
          if (left > 1) {
            System.err.println("· embedding, " + left + " passages left in this part");
          }
        });
  }

  static void write(Path file, Map<String, Object> json) {
    try {
      Files.writeString(
          file,
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
