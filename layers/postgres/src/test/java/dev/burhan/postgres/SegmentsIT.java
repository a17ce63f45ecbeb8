package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.legal.PassageIndex.Candidate;
import dev.burhan.legal.PassageIndex.Candidates;
import dev.burhan.legal.PassageIndex.QuestionVector;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.TestDocuments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that segments and graphs change nothing of what is found, in small ones of few passages.
 */
final class SegmentsIT {

  private static final int LIMIT = 7;
  private static final HashingEmbedder EMBEDDER = new HashingEmbedder();

  private static TestDatabase plain;
  private static TestDatabase segmented;

  @BeforeAll
  static void create() {
    plain = TestDatabase.create();
    segmented = TestDatabase.withSegmentsOf(16);
  }

  @AfterAll
  static void close() {
    plain.close();
    segmented.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void finds_what_plain_postings_and_scans_find_whatever_was_stored_replaced_and_deleted(
      long seed) {
    var random = new Random(seed);
    var tenant = DocumentStoreContract.newTenant();
    for (int round = 0; round < 12; round++) {
      change(tenant, random);
      for (int step = random.nextInt(8); step > 0; step--) {
        segmented.upkeep().step(tenant, DocumentStoreContract.deadline());
      }
      assertSameFound(tenant, random);
      assertThat(drift(segmented, tenant)).isEmpty();
    }
    finishUpkeep(tenant);
    assertSameFound(tenant, random);
    assertThat(drift(segmented, tenant)).isEmpty();
    assertThat(drift(plain, tenant)).isEmpty();
  }

  @Test
  void upkeep_comes_to_an_end_and_leaves_no_postings_of_full_segments() {
    var tenant = DocumentStoreContract.newTenant();
    var random = new Random(99);
    for (int i = 0; i < 30; i++) {
      save(tenant, RandomCorpus.document("doc-" + i, random));
    }

    int steps = finishUpkeep(tenant);

    assertThat(steps).isPositive();
    assertThat(segmented.upkeep().step(tenant, DocumentStoreContract.deadline())).isFalse();
    assertThat(
            segmented.rows(
                "select count(*) from posting p join corpus c using (tenant_id)"
                    + " where tenant_id = ? and p.chunk_no < c.sealed * segment_size()",
                tenant.value()))
        .containsExactly("0");
  }

  @Test
  void a_segment_of_which_little_is_left_is_cleared() {
    var tenant = DocumentStoreContract.newTenant();
    var random = new Random(5);
    for (int i = 0; i < 20; i++) {
      save(tenant, RandomCorpus.document("doc-" + i, random));
    }
    finishUpkeep(tenant);
    for (int i = 0; i < 19; i++) {
      delete(tenant, "doc-" + i);
    }

    finishUpkeep(tenant);

    assertThat(
            segmented.rows(
                "select segment from segment where tenant_id = ? group by segment"
                    + " having sum(passages) < segment_size() / 2",
                tenant.value()))
        .isEmpty();
    assertSameFound(tenant, random);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 33, 64, 80})
  void documents_longer_than_segments_are_not_moved_about_for_ever(int other) {
    var tenant = DocumentStoreContract.newTenant();
    save(tenant, lines("long", 41));
    save(tenant, lines("other", other));
    finishUpkeep(tenant);
    delete(tenant, "long");

    finishUpkeep(tenant);
    save(tenant, lines("long", 41));
    finishUpkeep(tenant);
    delete(tenant, "other");

    assertThat(finishUpkeep(tenant)).isLessThan(20);
    assertSameFound(tenant, new Random(1));
    assertThat(drift(segmented, tenant)).isEmpty();
  }

  @Test
  void a_language_without_a_word_does_not_stop_the_upkeep() {
    var tenant = DocumentStoreContract.newTenant();
    save(tenant, lines("a", 15));
    var style = new TestDocuments.Style("", List.of(), new Language("fr"), false);
    save(tenant, TestDocuments.of("b", style, List.of("?!")));
    save(tenant, lines("c", 20));
    finishUpkeep(tenant);

    delete(tenant, "a");
    finishUpkeep(tenant);

    assertThat(drift(segmented, tenant)).isEmpty();
    assertSameFound(tenant, new Random(2));
  }

  @Test
  void nothing_is_left_of_a_tenant_that_deleted_everything() {
    var tenant = DocumentStoreContract.newTenant();
    save(tenant, lines("a", 50));
    finishUpkeep(tenant);
    delete(tenant, "a");

    finishUpkeep(tenant);

    for (var table : List.of("segment", "posting_segment", "posting", "embedding", "chunk")) {
      assertThat(
              segmented.rows(
                  "select count(*) from " + table + " where tenant_id = ?", tenant.value()))
          .as(table)
          .containsExactly("0");
    }
  }

  @Test
  void the_verifier_sees_what_went_wrong() {
    var tenant = DocumentStoreContract.newTenant();
    var random = new Random(6);
    for (int i = 0; i < 10; i++) {
      save(tenant, RandomCorpus.document("doc-" + i, random));
    }
    finishUpkeep(tenant);
    assertThat(drift(segmented, tenant)).isEmpty();

    var of = " where tenant_id = '" + tenant.value() + "'";
    for (var damage :
        List.of(
            "update corpus_language set terms = terms + 1" + of,
            "update term_stat set df = df + 1" + of,
            "update posting_segment set impacts = (impacts::vector * array_fill(1.1::real, array[16])::vector)::sparsevec"
                + of,
            "update segment set passages = passages + 1" + of,
            "update corpus set next_chunk = 1" + of,
            "delete from segment" + of,
            "update document set first_chunk = first_chunk + 1" + of,
            "update embedding set document_id = 'other'" + of)) {
      segmented.rows(damage);
      var seen = drift(segmented, tenant);
      assertThat(seen).as(damage).isNotEmpty();
    }
  }

  private static IndexedDocument lines(String id, int count) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lines.add("thea Wordb " + "x".repeat(i % 7 + 1) + " " + i);
    }
    return TestDocuments.embedded(id, lines.toArray(String[]::new));
  }

  private static void change(TenantId tenant, Random random) {
    int id = random.nextInt(15);
    if (random.nextInt(3) == 0) {
      delete(tenant, "doc-" + id);
    } else {
      save(tenant, RandomCorpus.document("doc-" + id, random));
    }
  }

  private static void save(TenantId tenant, IndexedDocument document) {
    TestDocuments.store(plain.documents(), tenant, document);
    TestDocuments.store(segmented.documents(), tenant, document);
  }

  private static void delete(TenantId tenant, String id) {
    for (var database : List.of(plain, segmented)) {
      database.documents().delete(tenant, new DocumentId(id), DocumentStoreContract.deadline());
    }
  }

  private static int finishUpkeep(TenantId tenant) {
    int steps = 0;
    while (segmented.upkeep().step(tenant, DocumentStoreContract.deadline())) {
      assertThat(++steps).isLessThan(1_000);
    }
    return steps;
  }

  private static List<String> drift(TestDatabase database, TenantId tenant) {
    return database.rows("select * from verify_corpus(?)", tenant.value());
  }

  private static void assertSameFound(TenantId tenant, Random random) {
    for (int i = 0; i < 5; i++) {
      var question = RandomCorpus.question(random);
      var search = new Search(question, Optional.of(vector(question)), LIMIT);
      var expected = plain.passages().search(tenant, search, DocumentStoreContract.deadline());
      var found = segmented.passages().search(tenant, search, DocumentStoreContract.deadline());
      assertThat(best(found, SegmentsIT::lexical)).isEqualTo(best(expected, SegmentsIT::lexical));
      assertNear(best(found, SegmentsIT::cosine), best(expected, SegmentsIT::cosine));
      assertThat(found.statistics()).isEqualTo(expected.statistics());
    }
  }

  /** A graph may miss one of the nearest, and then yields the next. */
  private static void assertNear(List<Double> found, List<Double> expected) {
    assertThat(found).hasSameSizeAs(expected);
    assertThat(expected.stream().filter(found::contains).count())
        .isGreaterThanOrEqualTo(expected.size() - 1);
  }

  private static QuestionVector vector(String question) {
    return new QuestionVector(
        EMBEDDER.encoder().name(),
        new Vector(EMBEDDER.embedQuestion(question, DocumentStoreContract.deadline())));
  }

  private static double lexical(Candidate candidate) {
    return candidate.lexical();
  }

  private static double cosine(Candidate candidate) {
    return candidate.cosine().orElse(-2.0);
  }

  /** The scores alone: at the limit, of passages with equal scores either may be found. */
  private static List<Double> best(Candidates candidates, ToDoubleFunction<Candidate> score) {
    return candidates.found().stream()
        .map(score::applyAsDouble)
        .sorted(Comparator.reverseOrder())
        .limit(LIMIT)
        .toList();
  }
}
