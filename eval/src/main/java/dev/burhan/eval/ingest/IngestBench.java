package dev.burhan.eval.ingest;

import dev.burhan.cloud.command.ApiClient;
import dev.burhan.cloud.command.DocumentClient;
import dev.burhan.cloud.command.Launch;
import dev.burhan.documents.MediaType;
import dev.burhan.eval.workbench.ProcessMemory;
import dev.burhan.language.Embedder;
import dev.burhan.parsers.ParserProcess;
import dev.burhan.parsers.ProcessSettings;
import dev.burhan.parsers.format.ParseLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings contracts in as a client would (announce, upload, wait), and sets what came of it beside
 * what is in them and beside what the encoder alone can do.
 */
public final class IngestBench {

  private static final int MEGABYTE = 1024 * 1024;
  private static final int FIFTHS = 5;
  private static final String PARSER = "dev.burhan.parsers.ParserMain";

  private final Launch launch;
  private final Path data;
  private final int bookPages;
  private final Embedder embedder;
  private final Consumer<String> progress;

  /**
   * @param data folder with {@code pdf/}, {@code txt/} and {@code clauses.csv}
   * @param bookPages of the long document, written for the occasion
   * @param embedder the one that the cloud finds as well
   */
  public IngestBench(
      Launch launch, Path data, int bookPages, Embedder embedder, Consumer<String> progress) {
    this.launch = launch;
    this.data = data;
    this.bookPages = bookPages;
    this.embedder = embedder;
    this.progress = progress;
  }

  /** Runs on an empty database, which goes afterwards. */
  public IngestReport run() {
    var clauses = ClauseSpans.read(data);
    var files = files();
    var texts = texts(files);
    var raw = new RawEmbedding(embedder);
    try (var cloud = new BenchCloud(launch, progress);
        var client = cloud.client()) {
      warmUp(client, texts);
      // Half of it before and half after, since other tenants of the machine come and go.
      progress.accept("the encoder alone, first half of " + texts.size() + " passages");
      raw.embed(every(texts, 0));
      var resident = new ArrayList<Integer>();
      var embedding = pass(client, files, "", () -> ProcessMemory.now().ifPresent(resident::add));
      progress.accept("the encoder alone, second half");
      raw.embed(every(texts, 1));
      var reusing = pass(client, files, "-again", () -> {});
      var book = book(client);
      return new IngestReport(
          embedder.encoder().name(),
          embedding.failures(),
          found(client, clauses, embedding, files),
          embedding.sum(),
          reusing.sum(),
          raw.perSecond(),
          memory(resident),
          book);
    }
  }

  private List<Path> files() {
    try (var files = Files.list(data.resolve("pdf"))) {
      return files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + data.resolve("pdf"), e);
    }
  }

  private List<String> texts(List<Path> files) {
    try (var parser = new ParserProcess(ProcessSettings.DEFAULT, ParseLimits.DEFAULT)) {
      return files.stream().flatMap(file -> RawEmbedding.texts(parser, file).stream()).toList();
    }
  }

  /** The first document and the first passage load the encoder, there and here. */
  private void warmUp(ApiClient client, List<String> texts) {
    var documents = new DocumentClient(client);
    documents
        .send("warm-up", "Warm-up", "1. The deposit is returned.")
        .ifPresent(job -> documents.await(job, it -> {}));
    new RawEmbedding(embedder).embed(texts.subList(0, Math.min(2, texts.size())));
  }

  private static List<String> every(List<String> texts, int other) {
    var half = new ArrayList<String>();
    for (int i = other; i < texts.size(); i += 2) {
      half.add(texts.get(i));
    }
    return half;
  }

  private FilePass pass(ApiClient client, List<Path> files, String mark, Runnable done) {
    var pass = new FilePass(client, progress);
    pass.run(files, mark, done);
    return pass;
  }

  private static ClauseSpans.Found found(
      ApiClient client, ClauseSpans clauses, FilePass pass, List<Path> files) {
    var found = new ClauseSpans.Found(0, 0, 0);
    for (var file : files) {
      var name = FilePass.name(file);
      var read = pass.isThere(name) ? text(client, FilePass.id(name, "")) : "";
      found = found.plus(clauses.find(name, read));
    }
    return found;
  }

  /** The text as the API shows it, stretch by stretch. */
  private static String text(ApiClient client, String id) {
    var path = "/documents/" + id + "/text";
    var text = new StringBuilder();
    var stretch = client.get(path).orThrow();
    text.append(stretch.get("text").asText());
    while (stretch.hasNonNull("next")) {
      stretch = client.get(path + "?span=" + stretch.get("next").asText()).orThrow();
      text.append(stretch.get("text").asText());
    }
    return text.toString();
  }

  private IngestReport.Book book(ApiClient client) {
    try {
      var file = Files.createTempFile("burhan-book", ".pdf");
      try {
        LongContract.write(file, bookPages);
        progress.accept("one file of " + bookPages + " pages");
        var documents = new DocumentClient(client);
        long start = System.nanoTime();
        var job =
            documents
                .upload("book", "Supply contract", MediaType.PDF.value(), file)
                .map(id -> documents.await(id, it -> {}))
                .orElseThrow();
        return new IngestReport.Book(
            job.path("result").path("pages").asInt(),
            job.path("result").path("passages").asInt(),
            job.get("status").asText(),
            (System.nanoTime() - start) / 1e9);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("there is no scratch space", e);
    }
  }

  private static IngestReport.Memory memory(List<Integer> resident) {
    long heapPeak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
            .sum();
    return new IngestReport.Memory(
        (int) (Runtime.getRuntime().maxMemory() / MEGABYTE),
        (int) (heapPeak / MEGABYTE),
        fifths(resident),
        ProcessMemory.peak(),
        ProcessMemory.peakOfChildren(PARSER));
  }

  private static List<Integer> fifths(List<Integer> all) {
    var some = new ArrayList<Integer>();
    for (int i = 1; i <= FIFTHS && !all.isEmpty(); i++) {
      some.add(all.get(Math.max(0, all.size() * i / FIFTHS - 1)));
    }
    return some;
  }
}
