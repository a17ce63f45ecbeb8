package dev.burhan.eval.workbench;

import dev.burhan.documents.Chunker;
import dev.burhan.documents.Document;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.DocumentStore.Standing;
import dev.burhan.documents.IndexUpkeep;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.PagedText;
import dev.burhan.documents.Submission;
import dev.burhan.engines.PostgresServer;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Embedder;
import dev.burhan.language.Vector;
import dev.burhan.legal.PassageIndex;
import dev.burhan.postgres.DatabaseSettings;
import dev.burhan.postgres.JdbcSqlClient;
import dev.burhan.postgres.Migrations;
import dev.burhan.postgres.PostgresDocumentStore;
import dev.burhan.postgres.PostgresIndexUpkeep;
import dev.burhan.postgres.PostgresPassageIndex;
import dev.burhan.tenancy.TenantId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A database of its own with the product's schema and adapters, gone when closed unless kept. */
public final class Workbench implements AutoCloseable {

  private static final Duration EMBED_MAX = Duration.ofMinutes(30);
  private static final Duration STORE_MAX = Duration.ofMinutes(5);
  private static final int CONNECTIONS_MAX = 16;
  private static final String ROLE = "burhan_app";
  private static final String PASSWORD = "loopback-only";

  private final Embedder embedder;
  private final PostgresServer server;
  private final JdbcSqlClient sql;
  private List<String> graphs = List.of();

  public Workbench(Embedder embedder) {
    this(embedder, PostgresServer.ephemeral(Workbench::progress));
  }

  /** On a server set as production would be; its data go when it is closed. */
  public Workbench(Embedder embedder, ServerSize size) {
    this(embedder, PostgresServer.ephemeral(size.settings(), Workbench::progress));
  }

  private Workbench(Embedder embedder, PostgresServer server) {
    this.embedder = embedder;
    this.server = server;
    var owner = new DatabaseSettings(server.jdbcUrl(), server.user(), server.password(), 1);
    var application = new DatabaseSettings(server.jdbcUrl(), ROLE, PASSWORD, CONNECTIONS_MAX);
    new Migrations(owner, application, embedder.encoder().dimensions()).run();
    this.sql = new JdbcSqlClient(application);
  }

  /** On data that stay for {@code folder}; what is there goes first when it is not to be used. */
  public static Workbench kept(Embedder embedder, ServerSize size, Path folder, boolean reuse) {
    var server = PostgresServer.persistent(folder, size.settings(), Workbench::progress);
    if (!reuse) {
      execute(server, "drop schema public cascade");
      execute(server, "create schema public");
      execute(server, "grant usage on schema public to public");
    }
    return new Workbench(embedder, server);
  }

  private static void progress(String line) {
    System.err.println("· " + line);
  }

  /**
   * Cuts, embeds and stores a text, as the product does.
   *
   * @return how many passages it came to
   */
  public int ingest(TenantId tenant, DocumentDetails details, MediaType type, String text) {
    var submission = new Submission(details, type, new Submission.Inline(text));
    var document = Document.of(submission, PagedText.of(text));
    var chunks = new Chunker(Chunker.Limits.DEFAULT).chunk(document);
    var known =
        chunks.stream().filter(chunk -> embedder.encoder().knows(chunk.language())).toList();
    var texts = known.stream().map(chunk -> chunk.searchText(document.title())).toList();
    var vectors =
        embedder.embedPassages(texts, Deadline.in(EMBED_MAX, Clock.systemUTC())).iterator();
    var indexed =
        chunks.stream()
            .map(
                chunk ->
                    new IndexedChunk(
                        chunk,
                        embedder.encoder().knows(chunk.language())
                            ? Optional.of(new Vector(vectors.next()))
                            : Optional.empty()))
            .toList();
    store(tenant, IndexedDocument.of(document, embedder.encoder().name(), indexed));
    return chunks.size();
  }

  /** Stores a document whose vectors are given. */
  public void store(TenantId tenant, IndexedDocument document) {
    var documents = documents();
    var job = new JobId(UUID.randomUUID().toString());
    var deadline = Deadline.in(STORE_MAX, Clock.systemUTC());
    documents.announce(tenant, job, document.document().id(), deadline);
    var standing = documents.save(tenant, job, document, deadline);
    if (!(standing instanceof Standing.Stored)) {
      throw new IllegalStateException("not stored: " + standing);
    }
  }

  public PassageIndex index() {
    return new PostgresPassageIndex(sql);
  }

  public DocumentStore documents() {
    return new PostgresDocumentStore(sql);
  }

  public IndexUpkeep upkeep() {
    return new PostgresIndexUpkeep(sql);
  }

  /** Opens a connection as the owner of the schema, who is under no row-level security. */
  public Connection connect() {
    return server.connect();
  }

  /** Names the database for a pool of a bench's own. */
  public DatabaseSettings owner() {
    return new DatabaseSettings(
        server.jdbcUrl(), server.user(), server.password(), CONNECTIONS_MAX);
  }

  /** Drops the graphs of vectors before a large load, until {@link #buildGraphs}. */
  public void dropGraphs() {
    graphs = query("select indexdef from pg_indexes where indexname like 'embedding_graph_%'");
    for (var name :
        query("select indexname from pg_indexes where indexname like 'embedding_graph_%'")) {
      execute(server, "drop index " + name);
    }
  }

  /** Builds the graphs that were dropped, each in one go. */
  public void buildGraphs() {
    for (var definition : graphs) {
      execute(
          server,
          "set maintenance_work_mem = '3GB'; set max_parallel_maintenance_workers = 2; "
              + definition);
    }
    graphs = List.of();
  }

  private List<String> query(String sql) {
    try (var connection = server.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException("failed: " + sql, e);
    }
  }

  /** Brings the planner's statistics up to date, as autovacuum does a minute after a load. */
  public void analyze() {
    execute(server, "analyze");
  }

  /**
   * Does all that autovacuum does, and writes out what is in memory, so that it disturbs nobody.
   */
  public void vacuum() {
    // Pages whose commits are not on the disk yet cannot be marked as visible to all.
    execute(server, "checkpoint");
    execute(server, "vacuum (analyze)");
    execute(server, "checkpoint");
  }

  private static void execute(PostgresServer server, String command) {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute(command);
    } catch (SQLException e) {
      throw new IllegalStateException("failed: " + command, e);
    }
  }

  @Override
  public void close() {
    sql.close();
    server.close();
  }
}
