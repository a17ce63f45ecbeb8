package dev.burhan.eval.workbench;

import dev.burhan.documents.Chunker;
import dev.burhan.documents.Document;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentStore.Standing;
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
import dev.burhan.postgres.PostgresPassageIndex;
import dev.burhan.tenancy.TenantId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A database of its own with the product's schema and adapters, gone when closed. */
public final class Workbench implements AutoCloseable {

  private static final Duration EMBED_MAX = Duration.ofMinutes(30);
  private static final Duration STORE_MAX = Duration.ofMinutes(5);
  private static final String ROLE = "burhan_app";
  private static final String PASSWORD = "loopback-only";

  private final Embedder embedder;
  private final PostgresServer server;
  private final JdbcSqlClient sql;

  public Workbench(Embedder embedder) {
    this.embedder = embedder;
    this.server = PostgresServer.ephemeral(line -> System.err.println("· " + line));
    var owner = new DatabaseSettings(server.jdbcUrl(), server.user(), server.password(), 1);
    var application = new DatabaseSettings(server.jdbcUrl(), ROLE, PASSWORD, 8);
    new Migrations(owner, application, embedder.encoder().dimensions()).run();
    this.sql = new JdbcSqlClient(application);
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
    var documents = new PostgresDocumentStore(sql);
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

  /** Brings the planner's statistics up to date, as autovacuum does a minute after a load. */
  public void analyze() {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute("analyze");
    } catch (SQLException e) {
      throw new IllegalStateException("analyze failed", e);
    }
  }

  @Override
  public void close() {
    sql.close();
    server.close();
  }
}
