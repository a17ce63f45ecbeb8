package dev.burhan.models.extractive;

import dev.burhan.documents.Chunk;
import dev.burhan.documents.Chunker;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.legal.Question;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.legal.Timings;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryPassageIndex;
import dev.burhan.testing.TestDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Holds documents of one tenant in memory and retrieves from them as the product does. */
final class Corpus {

  private static final Path SAMPLES =
      Path.of("../../local/cloud/src/main/resources/sample/documents");

  private final TenantId tenant = new TenantId("acme");
  private final InMemoryDocumentStore store = new InMemoryDocumentStore(Clock.systemUTC());
  private final Embedder embedder;

  Corpus(Embedder embedder) {
    this.embedder = embedder;
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(5), Clock.systemUTC());
  }

  /** The documents that ship with the product, by name. */
  static List<Path> samples() {
    try (var files = Files.list(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Corpus add(String id, String text) {
    var document = TestDocuments.document(id, id, Language.of(text), text);
    var chunks =
        new Chunker(Chunker.Limits.DEFAULT).chunk(document).stream().map(this::indexed).toList();
    TestDocuments.store(
        store, tenant, IndexedDocument.of(document, embedder.encoder().name(), chunks));
    return this;
  }

  private IndexedChunk indexed(Chunk chunk) {
    if (!embedder.encoder().knows(chunk.language())) {
      return new IndexedChunk(chunk, Optional.empty());
    }
    var texts = List.of(chunk.searchText(""));
    var vector = new Vector(embedder.embedPassages(texts, soon()).getFirst());
    return new IndexedChunk(chunk, Optional.of(vector));
  }

  Retrieval retrieve(Question question) {
    return new RetrievePassages(new InMemoryPassageIndex(store), embedder, Ranking.DEFAULT)
        .retrieve(tenant, question, soon(), new Timings(Clock.systemUTC()));
  }

  Retrieval retrieve(String question) {
    return retrieve(new Question(question, List.of()));
  }
}
