package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.burhan.documents.IndexedDocument;
import dev.burhan.language.Vector;
import dev.burhan.legal.PassageIndex.Candidate;
import dev.burhan.legal.PassageIndex.Candidates;
import dev.burhan.legal.PassageIndex.QuestionVector;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.legal.RankedPassage;
import dev.burhan.legal.Ranking;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryPassageIndex;
import dev.burhan.testing.TestDocuments;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the SQL with a plain computation of the same formulas over random corpora. */
final class Bm25ReferenceIT {

  private static final double RELATIVE_ERROR_PERCENT = 1e-7;
  private static final int QUESTIONS = 6;

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
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void finds_the_same_with_the_same_scores_in_the_same_order(long seed) {
    var random = new Random(seed);
    var corpus = new Corpus(DocumentStoreContract.newTenant());
    for (var document : RandomCorpus.documents(random)) {
      corpus.save(document);
    }

    for (int i = 0; i < QUESTIONS; i++) {
      var search = search(random);

      var real = corpus.real(search);
      var expected = corpus.expected(search);

      assertThat(real.statistics()).isEqualTo(expected.statistics());
      assertSameScores(real, expected);
      assertSameOrder(real, expected);
    }
  }

  /** 1e-7 percent is the 1e-9 the sums of doubles in two orders may differ by, and more. */
  private static void assertSameScores(Candidates real, Candidates expected) {
    var byPlace = byPlace(expected);
    assertThat(byPlace(real).keySet()).isEqualTo(byPlace.keySet());
    byPlace(real)
        .forEach(
            (place, candidate) -> {
              var reference = Objects.requireNonNull(byPlace.get(place));
              assertThat(candidate.lexical())
                  .as(place)
                  .isCloseTo(reference.lexical(), withinPercentage(RELATIVE_ERROR_PERCENT));
              assertThat(candidate.termCounts()).isEqualTo(reference.termCounts());
              assertThat(candidate.length()).isEqualTo(reference.length());
              assertThat(candidate.cosine().isPresent()).isEqualTo(reference.cosine().isPresent());
            });
  }

  private static void assertSameOrder(Candidates real, Candidates expected) {
    var encoder = new HashingEmbedder().encoder();
    var ranking = new Ranking(.7, .2, 0);
    var ranked = ranking.rank(real, encoder);
    var reference = ranking.rank(expected, encoder);
    for (int i = 0; i < ranked.size(); i++) {
      assertThat(ranked.get(i).score())
          .isCloseTo(reference.get(i).score(), withinPercentage(RELATIVE_ERROR_PERCENT));
      assertThat(lexicalOf(real, ranked.get(i)))
          .isCloseTo(
              ranked.get(i).why().lexical().score(), withinPercentage(RELATIVE_ERROR_PERCENT));
    }
    var byWords = Ranking.order(Ranking.Leg.LEXICAL, ranked);
    var referenceByWords = Ranking.order(Ranking.Leg.LEXICAL, reference);
    assertThat(byWords.stream().map(Bm25ReferenceIT::rounded).toList())
        .isEqualTo(referenceByWords.stream().map(Bm25ReferenceIT::rounded).toList());
  }

  private static double lexicalOf(Candidates candidates, RankedPassage ranked) {
    return candidates.found().stream()
        .filter(candidate -> candidate.passage().id() == ranked.passage().id())
        .findFirst()
        .orElseThrow()
        .lexical();
  }

  private static String rounded(RankedPassage ranked) {
    return "%.9g".formatted(ranked.why().lexical().score());
  }

  private static Map<String, Candidate> byPlace(Candidates candidates) {
    var byPlace = new HashMap<String, Candidate>();
    for (var candidate : candidates.found()) {
      var passage = candidate.passage();
      byPlace.put(passage.document() + "/" + passage.ordinal(), candidate);
    }
    assertThat(byPlace).hasSameSizeAs(candidates.found());
    return byPlace;
  }

  private static Search search(Random random) {
    var question = RandomCorpus.question(random);
    var embedded = new HashingEmbedder().embedQuestion(question, DocumentStoreContract.deadline());
    var vector =
        Optional.of(new QuestionVector(TestDocuments.ENCODER, new Vector(embedded)))
            .filter(v -> random.nextBoolean());
    // All or few; few only without vectors, whose cosines differ by rounding and hence at a cut.
    return new Search(question, vector, vector.isPresent() ? 1000 : 1 + random.nextInt(20));
  }

  /** One tenant's documents in the database and in memory. */
  private record Corpus(
      TenantId tenant, InMemoryDocumentStore memory, InMemoryPassageIndex reference) {

    Corpus(TenantId tenant) {
      this(tenant, new InMemoryDocumentStore(Clock.systemUTC()));
    }

    private Corpus(TenantId tenant, InMemoryDocumentStore memory) {
      this(tenant, memory, new InMemoryPassageIndex(memory));
    }

    void save(IndexedDocument document) {
      TestDocuments.store(database.documents(), tenant, document);
      TestDocuments.store(memory, tenant, document);
    }

    Candidates real(Search search) {
      return database.passages().search(tenant, search, DocumentStoreContract.deadline());
    }

    Candidates expected(Search search) {
      return reference.search(tenant, search, DocumentStoreContract.deadline());
    }
  }
}
