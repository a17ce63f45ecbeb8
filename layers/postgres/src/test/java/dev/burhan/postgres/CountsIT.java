package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.legal.PassageIndex.Candidates;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.TestDocuments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts again, from the chunks alone, what the store keeps counted. */
final class CountsIT {

  private static final List<Language> LANGUAGES =
      List.of(Language.ENGLISH, Language.ARABIC, new Language("fr"), new Language("xx"));

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void counts_stay_exact_over_saves_replacements_and_deletes(long seed) {
    var tenant = DocumentStoreContract.newTenant();
    var random = new Random(seed);

    for (int i = 0; i < 15; i++) {
      change(tenant, random);
    }

    assertExact(tenant);
  }

  @Test
  void counts_are_gone_with_the_last_document() {
    var tenant = DocumentStoreContract.newTenant();
    for (var language : LANGUAGES) {
      save(tenant, TestDocuments.of("a-" + language, language, true, texts(new Random(7))));
    }

    for (var language : LANGUAGES) {
      var id = new DocumentId("a-" + language);
      database.documents().delete(tenant, id, DocumentStoreContract.deadline());
    }

    for (var table :
        List.of("document", "chunk", "posting", "term_stat", "embedding", "corpus_language")) {
      assertThat(database.rows("select 1 from " + table + " where tenant_id = ?", tenant.value()))
          .as(table)
          .isEmpty();
    }
  }

  @Test
  void eight_writers_at_once_neither_deadlock_nor_drift() throws Exception {
    var tenant = DocumentStoreContract.newTenant();
    var start = new CyclicBarrier(8);
    var writers = new ArrayList<Callable<Boolean>>();
    for (int writer = 0; writer < 8; writer++) {
      var random = new Random(writer);
      writers.add(
          () -> {
            start.await();
            for (int i = 0; i < 6; i++) {
              change(tenant, random);
            }
            return true;
          });
    }

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var writer : threads.invokeAll(writers)) {
        assertThat(writer.get()).isTrue();
      }
    }

    assertExact(tenant);
    assertThat(database.rows("select version from corpus where tenant_id = ?", tenant.value()))
        // Deleting what is not there, and storing what was overtaken, change nothing.
        .allSatisfy(version -> assertThat(Integer.parseInt(version)).isBetween(20, 48));
  }

  @Test
  void a_save_that_fails_leaves_the_old_document_whole() {
    var tenant = DocumentStoreContract.newTenant();
    save(tenant, TestDocuments.embedded("a", "the old rent", "the old deposit"));
    var before = search(tenant, "the old rent");

    assertThatThrownBy(() -> save(tenant, withBadLastVector(250)))
        .isInstanceOf(DependencyFailure.Permanent.class);

    assertThat(search(tenant, "the old rent")).isEqualTo(before);
    assertExact(tenant);
  }

  @Test
  void a_save_that_runs_out_of_time_leaves_the_old_document_whole() {
    var tenant = DocumentStoreContract.newTenant();
    save(tenant, TestDocuments.embedded("a", "the old rent", "the old deposit"));
    var before = search(tenant, "the old rent");
    var job = new JobId("late");
    var late = TestDocuments.embedded("a", "x");
    database
        .documents()
        .announce(tenant, job, late.document().id(), DocumentStoreContract.deadline());
    var soon = new CountedClock(5);

    assertThatThrownBy(() -> database.documents().save(tenant, job, late, soon.deadline()))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(soon.isUsedUp()).isTrue();
    assertThat(search(tenant, "the old rent")).isEqualTo(before);
    assertExact(tenant);
  }

  @Test
  void words_of_any_length_are_stored() {
    var tenant = DocumentStoreContract.newTenant();
    var random = new Random(1);
    var word = new StringBuilder();
    for (int i = 0; i < 1500; i++) {
      word.appendCodePoint(0x4E00 + random.nextInt(20_000));
    }

    save(tenant, TestDocuments.plain("a", word.toString(), "x".repeat(1500), "rent"));

    assertThat(search(tenant, "rent").found()).hasSize(1);
    assertExact(tenant);
  }

  private static void change(TenantId tenant, Random random) {
    var id = "doc-" + random.nextInt(4);
    if (random.nextInt(4) == 0) {
      database.documents().delete(tenant, new DocumentId(id), DocumentStoreContract.deadline());
      return;
    }
    var language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    var document = TestDocuments.of(id, language, random.nextBoolean(), texts(random));
    var job = new JobId(UUID.randomUUID().toString());
    database
        .documents()
        .announce(tenant, job, document.document().id(), DocumentStoreContract.deadline());
    // Another writer may delete the document meanwhile, or store a later one.
    database.documents().save(tenant, job, document, DocumentStoreContract.deadline());
  }

  private static List<String> texts(Random random) {
    var texts = new ArrayList<String>();
    for (int i = 0; i <= random.nextInt(12); i++) {
      var words = new ArrayList<>(WORDS);
      Collections.shuffle(words, random);
      texts.add(String.join(" ", words.subList(0, 1 + random.nextInt(20))));
    }
    return texts;
  }

  private static final List<String> WORDS =
      List.of(
          "the",
          "The",
          "and",
          "rent",
          "rents",
          "renting",
          "tenant's",
          "landlord/tenant",
          "s",
          "4.2",
          "long-term",
          "الأجرة",
          "الاجره",
          "في",
          "المستأجر",
          "مستأجرون",
          "l'accord",
          "loyers",
          "12%",
          "not",
          "deposit",
          "?",
          "12",
          "(a)",
          "don't");

  private static IndexedDocument withBadLastVector(int chunks) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < chunks; i++) {
      lines.add("new words " + i);
    }
    var good = TestDocuments.embedded("a", lines.toArray(String[]::new));
    var all = new ArrayList<>(good.chunks());
    var vector = new Vector(new float[] {1, 0, 0});
    all.set(chunks - 1, new IndexedChunk(all.getLast().chunk(), Optional.of(vector)));
    return IndexedDocument.of(good.document(), good.encoder(), all);
  }

  private static void assertExact(TenantId tenant) {
    assertSame(
        tenant,
        "select language, passages, terms, stems from corpus_language where tenant_id = ?",
        """
        select language, count(*), sum((select coalesce(sum(cardinality(positions)), 0) from unnest(lexemes))),
               sum(array_length(regexp_split_to_array(stems, ' '), 1))
        from chunk where tenant_id = ? group by language
        """);
    assertSame(
        tenant,
        "select language, term, df from term_stat where tenant_id = ? and df <> 0",
        """
        select language, lexeme, count(*) from chunk, unnest(tsvector_to_array(lexemes)) lexeme
        where tenant_id = ? group by 1, 2
        """);
    assertSame(
        tenant,
        "select language, term, stem_df from term_stat where tenant_id = ? and stem_df <> 0",
        """
        select language, stem, count(distinct chunk_no) from chunk, unnest(string_to_array(stems, ' ')) stem
        where tenant_id = ? group by 1, 2
        """);
    assertSame(
        tenant,
        "select language, term, chunk_no, tf, length from posting where tenant_id = ?",
        """
        select language, lexeme, chunk_no, cardinality(positions), length from chunk, unnest(lexemes)
        where tenant_id = ?
        """);
    assertSame(
        tenant,
        "select distinct chunk_no from embedding where tenant_id = ? intersect"
            + " select chunk_no from chunk",
        "select chunk_no from embedding where tenant_id = ?");
    assertSame(
        tenant,
        "select document_id, passages from document where tenant_id = ?",
        "select document_id, count(*) from chunk where tenant_id = ? group by 1");
  }

  private static void assertSame(TenantId tenant, String kept, String recounted) {
    assertThat(database.rows(kept, tenant.value()))
        .containsExactlyInAnyOrderElementsOf(database.rows(recounted, tenant.value()));
  }

  private static void save(TenantId tenant, IndexedDocument document) {
    TestDocuments.store(database.documents(), tenant, document);
  }

  private static Candidates search(TenantId tenant, String question) {
    var search = new Search(question, Optional.empty(), 100);
    return database.passages().search(tenant, search, DocumentStoreContract.deadline());
  }
}
