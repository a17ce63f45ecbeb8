package dev.burhan.testing;

import static dev.burhan.testing.DocumentStoreContract.deadline;
import static dev.burhan.testing.DocumentStoreContract.newTenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.Span;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.legal.Passage;
import dev.burhan.legal.PassageIndex;
import dev.burhan.legal.PassageIndex.Candidate;
import dev.burhan.legal.PassageIndex.Candidates;
import dev.burhan.legal.PassageIndex.LanguageStatistics;
import dev.burhan.legal.PassageIndex.QuestionVector;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.legal.PassageIndex.TermFrequency;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.TestDocuments.Style;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Says what every {@link PassageIndex} does over the store it shares a corpus with. Tenants are new
 * in each test, so both may be kept. Texts are in a language that is not stemmed.
 */
public interface PassageIndexContract {

  Language OTHER = HashingEmbedder.OTHER;

  DocumentStore documents();

  PassageIndex passages();

  @Test
  default void finds_passages_by_their_words() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "rent is due monthly", "the deposit is returned"));
    save(tenant, TestDocuments.plain("b", "rent may be raised"));

    var found = lexical(tenant, "when is rent due");

    assertThat(places(found)).containsExactlyInAnyOrder("a/0", "a/1", "b/0");
    assertThat(candidate(found, "a", 0).termCounts())
        .containsExactlyInAnyOrderEntriesOf(Map.of("is", 1, "rent", 1, "due", 1));
    assertThat(candidate(found, "a", 0).length()).isEqualTo(4);
    assertThat(candidate(found, "a", 0).cosine()).isEmpty();
    assertThat(candidate(found, "a", 0).lexical()).isGreaterThan(lexicalOf(found, "b", 0));
  }

  @Test
  default void a_passage_comes_back_as_it_was_saved() {
    var tenant = newTenant();
    var style = new Style("Title 'of' a", List.of("Part 1", "Article 2"), OTHER, false);
    save(tenant, TestDocuments.of("a", style, List.of("first 😀 line", "The 'Tenant' شقة")));

    var passage = candidate(lexical(tenant, "tenant"), "a", 1).passage();

    assertThat(passage.document()).isEqualTo(new DocumentId("a"));
    assertThat(passage.title()).isEqualTo("Title 'of' a");
    assertThat(passage.span()).isEqualTo(new Span(13, 29));
    assertThat(passage.page()).isEqualTo(1);
    assertThat(passage.headings()).containsExactly("Part 1", "Article 2");
    assertThat(passage.language()).isEqualTo(OTHER);
    assertThat(passage.text()).isEqualTo("The 'Tenant' شقة");
    assertStems(passage, Set.of("tenant"), "the", "tenant", "شقه");
  }

  @Test
  default void a_passage_is_found_by_its_title_and_headings_too() {
    var tenant = newTenant();
    var style = new Style("Lease of Ellisande", List.of("Part 1", "Repairs"), OTHER, false);
    save(tenant, TestDocuments.of("a", style, List.of("The tenant repairs.")));

    var found = lexical(tenant, "ellisande part repairs");

    var candidate = candidate(found, "a", 0);
    assertThat(candidate.termCounts())
        .containsExactlyInAnyOrderEntriesOf(Map.of("ellisande", 1, "part", 1, "repairs", 2));
    assertThat(candidate.length()).isEqualTo(9);
    assertStems(candidate.passage(), Set.of("repairs"), "the", "tenant", "repairs");
    assertThat(statistics(found).termsAverage()).isEqualTo(9);
    assertThat(statistics(found).stemsAverage()).isEqualTo(3);
    assertThat(statistics(found).stemFrequencies()).isEqualTo(Map.of("repairs", 1));
  }

  @Test
  default void the_score_of_words_is_bm25() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "x x y", "y z", "z z z z"));

    double score = lexicalOf(lexical(tenant, "x"), "a", 0);

    // N = 3, df = 1, tf = 2, length = average = 3.
    double idf = Math.log(1 + (3 - 1 + .5) / (1 + .5));
    assertThat(score).isCloseTo(idf * 2 * 1.9 / (2 + .9), within(1e-12));
  }

  @Test
  default void a_word_asked_twice_counts_once() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "x x y", "y z"));

    assertThat(lexicalOf(lexical(tenant, "x x x"), "a", 0))
        .isEqualTo(lexicalOf(lexical(tenant, "x"), "a", 0));
  }

  @Test
  default void finds_passages_by_meaning_alone() {
    var tenant = newTenant();
    save(tenant, TestDocuments.embedded("a", "rent is due", "the deposit"));

    var found = search(tenant, "something", vector("rent is due"), 10);

    assertThat(places(found)).containsExactlyInAnyOrder("a/0", "a/1");
    assertThat(cosineOf(found, "a", 0)).isCloseTo(1, within(2e-3));
    assertThat(cosineOf(found, "a", 1))
        .isCloseTo(cosine("the deposit", "rent is due"), within(2e-3));
    assertThat(found.found()).allMatch(candidate -> candidate.lexical() == 0);
    assertThat(found.found()).allMatch(candidate -> candidate.termCounts().isEmpty());
  }

  @Test
  default void both_ways_give_both_figures_for_every_candidate() {
    var tenant = newTenant();
    save(tenant, TestDocuments.embedded("a", "rent rent", "rent deposit house", "garden"));

    var found = search(tenant, "rent", vector("garden"), 1);

    assertThat(places(found)).containsExactlyInAnyOrder("a/0", "a/2");
    assertThat(lexicalOf(found, "a", 0)).isPositive();
    assertThat(cosineOf(found, "a", 0)).isCloseTo(cosine("rent rent", "garden"), within(2e-3));
    assertThat(lexicalOf(found, "a", 2)).isZero();
    assertThat(cosineOf(found, "a", 2)).isCloseTo(1, within(2e-3));
  }

  @Test
  default void a_passage_without_a_vector_is_found_by_its_words() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "rent"));
    save(tenant, TestDocuments.embedded("b", "deposit"));

    var found = search(tenant, "rent", vector("rent"), 10);

    assertThat(places(found)).containsExactlyInAnyOrder("a/0", "b/0");
    assertThat(candidate(found, "a", 0).cosine()).isEmpty();
  }

  @Test
  default void vectors_of_another_encoder_are_not_compared() {
    var tenant = newTenant();
    save(tenant, TestDocuments.embedded("a", "rent"));
    var other = Optional.of(new QuestionVector("another", vector("rent").orElseThrow().vector()));

    var byMeaning = search(tenant, "something", other, 10);
    var byWords = search(tenant, "rent", other, 10);

    assertThat(byMeaning.found()).isEmpty();
    assertThat(candidate(byWords, "a", 0).cosine()).isEmpty();
  }

  @Test
  default void finds_nothing_in_an_empty_corpus() {
    var found = search(newTenant(), "rent", vector("rent"), 10);

    assertThat(found).isEqualTo(new Candidates(0, Map.of(), List.of()));
  }

  @Test
  default void a_question_without_words_finds_nothing_by_words() {
    var tenant = newTenant();
    save(tenant, TestDocuments.embedded("a", "rent"));

    var without = lexical(tenant, "?! …");
    var with = search(tenant, "?! …", vector("rent"), 10);

    assertThat(without.found()).isEmpty();
    assertThat(statistics(without).terms()).isEmpty();
    assertThat(statistics(without).questionStems()).isEmpty();
    assertThat(places(with)).containsExactly("a/0");
  }

  @Test
  default void each_way_finds_no_more_than_was_asked() {
    var tenant = newTenant();
    save(tenant, TestDocuments.embedded("a", "x a", "x x b", "x x x", "y", "y y", "y z"));

    var found = search(tenant, "x", vector("y"), 2);

    assertThat(places(found)).containsExactlyInAnyOrder("a/1", "a/2", "a/3", "a/4");
  }

  @Test
  default void equal_scores_are_cut_in_the_order_the_passages_were_saved() {
    var tenant = newTenant();
    save(tenant, TestDocuments.embedded("b", "x y", "x y", "x y"));
    save(tenant, TestDocuments.embedded("a", "x y", "x y"));

    var found = search(tenant, "x", vector("y"), 2);

    assertThat(places(found)).containsExactlyInAnyOrder("b/0", "b/1");
  }

  @Test
  default void statistics_are_exact() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "the rent is due", "the the deposit"));
    save(tenant, TestDocuments.plain("b", "rent"));

    var statistics = statistics(lexical(tenant, "Is THE rent the garden?"));

    assertThat(statistics.passages()).isEqualTo(3);
    assertThat(statistics.termsAverage()).isEqualTo(8 / 3.0);
    assertThat(statistics.stemsAverage()).isEqualTo(8 / 3.0);
    assertThat(statistics.terms())
        .containsExactly(
            new TermFrequency("is", 1), new TermFrequency("rent", 2), new TermFrequency("the", 2));
    assertThat(statistics.questionStems()).containsExactly("is", "the", "rent", "the", "garden");
    assertThat(statistics.stemFrequencies())
        .containsExactlyInAnyOrderEntriesOf(Map.of("is", 1, "the", 2, "rent", 2));
  }

  @Test
  default void languages_are_counted_apart() {
    var tenant = newTenant();
    var second = new Language("yy");
    save(tenant, TestDocuments.plain("a", "x y", "x"));
    save(tenant, TestDocuments.of("b", second, false, List.of("x x z", "y", "y")));

    var found = lexical(tenant, "x");

    assertThat(found.statistics()).containsOnlyKeys(OTHER, second);
    assertThat(statistics(found).terms()).containsExactly(new TermFrequency("x", 2));
    assertThat(statistics(found, second).terms()).containsExactly(new TermFrequency("x", 1));
    assertThat(statistics(found, second).passages()).isEqualTo(3);
    assertThat(places(found)).containsExactlyInAnyOrder("a/0", "a/1", "b/0");
    assertThat(lexicalOf(found, "b", 0)).isGreaterThan(lexicalOf(found, "a", 1));
  }

  @Test
  default void saving_the_same_twice_changes_nothing() {
    var tenant = newTenant();
    var document = TestDocuments.embedded("a", "rent is due", "deposit");
    save(tenant, document);
    var once = search(tenant, "rent", vector("deposit"), 10);

    save(tenant, document);

    var twice = search(tenant, "rent", vector("deposit"), 10);
    assertThat(twice.statistics()).isEqualTo(once.statistics());
    assertThat(twice.found())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("passage.id")
        .containsExactlyInAnyOrderElementsOf(once.found());
  }

  @Test
  default void replacing_leaves_no_trace_of_the_old_text() {
    var tenant = newTenant();
    save(tenant, TestDocuments.embedded("a", "rent is due", "old words", "more"));
    save(tenant, TestDocuments.embedded("a", "new rent"));
    var fresh = newTenant();
    save(fresh, TestDocuments.embedded("a", "new rent"));

    var replaced = search(tenant, "is old rent due", vector("old words"), 10);

    var expected = search(fresh, "is old rent due", vector("old words"), 10);
    assertThat(replaced.statistics()).isEqualTo(expected.statistics());
    assertThat(replaced.found())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("passage.id")
        .containsExactlyElementsOf(expected.found());
  }

  @Test
  default void delete_removes_everything() {
    var tenant = newTenant();
    save(tenant, TestDocuments.embedded("a", "rent is due", "deposit"));

    documents().delete(tenant, new DocumentId("a"), deadline());

    var found = search(tenant, "rent", vector("rent"), 10);
    assertThat(found.found()).isEmpty();
    assertThat(found.statistics()).isEmpty();
  }

  @Test
  default void the_version_grows_with_every_change() {
    var tenant = newTenant();
    long none = lexical(tenant, "x").corpusVersion();
    save(tenant, TestDocuments.plain("a", "x"));
    long saved = lexical(tenant, "x").corpusVersion();
    save(tenant, TestDocuments.plain("a", "y"));
    long replaced = lexical(tenant, "x").corpusVersion();
    documents().delete(tenant, new DocumentId("a"), deadline());

    long deleted = lexical(tenant, "x").corpusVersion();

    assertThat(List.of(none, saved, replaced, deleted)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  default void searching_changes_no_version() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "x"));

    assertThat(lexical(tenant, "x")).isEqualTo(lexical(tenant, "x"));
  }

  @Test
  default void never_returns_another_tenants_passages_or_counts() {
    var ours = newTenant();
    var theirs = newTenant();
    save(ours, TestDocuments.embedded("a", "rent rent", "rent deposit"));
    save(theirs, TestDocuments.embedded("b", "rent of theirs"));

    var found = search(theirs, "rent", vector("rent rent"), 10);

    assertThat(places(found)).containsExactly("b/0");
    assertThat(found.statistics()).containsOnlyKeys(OTHER);
    assertThat(statistics(found).passages()).isEqualTo(1);
    assertThat(statistics(found).terms()).containsExactly(new TermFrequency("rent", 1));
    assertThat(found.corpusVersion()).isEqualTo(1);
  }

  @Test
  default void a_question_that_looks_like_sql_is_only_words() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "drop table document"));

    var found = lexical(tenant, "'); drop table document; -- \\ \" :tenant ? $$ %");

    assertThat(places(found)).containsExactly("a/0");
    assertThat(places(lexical(tenant, "table"))).containsExactly("a/0");
  }

  @Test
  default void a_question_with_half_a_character_is_only_words() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "rent is due"));

    assertThat(places(lexical(tenant, "\ud83d rent \ude00"))).containsExactly("a/0");
  }

  /** One for each word; those that were not asked for may be empty. */
  private static void assertStems(Passage passage, Set<String> asked, String... stems) {
    assertThat(passage.stems()).hasSameSizeAs(stems);
    for (int i = 0; i < stems.length; i++) {
      if (asked.contains(stems[i]) || !passage.stems().get(i).isEmpty()) {
        assertThat(passage.stems().get(i)).isEqualTo(stems[i]);
      }
    }
  }

  private void save(TenantId tenant, IndexedDocument document) {
    TestDocuments.store(documents(), tenant, document);
  }

  private Candidates lexical(TenantId tenant, String question) {
    return search(tenant, question, Optional.empty(), 100);
  }

  private Candidates search(
      TenantId tenant, String question, Optional<QuestionVector> vector, int max) {
    return passages().search(tenant, new Search(question, vector, max), deadline());
  }

  private static Optional<QuestionVector> vector(String text) {
    var vector = new Vector(HashingEmbedder.embed(text));
    return Optional.of(new QuestionVector(TestDocuments.ENCODER, vector));
  }

  private static double cosine(String one, String other) {
    return new Vector(HashingEmbedder.embed(one)).dot(new Vector(HashingEmbedder.embed(other)));
  }

  private static LanguageStatistics statistics(Candidates candidates) {
    return statistics(candidates, OTHER);
  }

  private static LanguageStatistics statistics(Candidates candidates, Language language) {
    return Objects.requireNonNull(candidates.statistics().get(language));
  }

  private static double lexicalOf(Candidates candidates, String document, int ordinal) {
    return candidate(candidates, document, ordinal).lexical();
  }

  private static double cosineOf(Candidates candidates, String document, int ordinal) {
    return candidate(candidates, document, ordinal).cosine().orElseThrow();
  }

  private static Candidate candidate(Candidates candidates, String document, int ordinal) {
    return candidates.found().stream()
        .filter(candidate -> place(candidate).equals(document + "/" + ordinal))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> places(Candidates candidates) {
    return candidates.found().stream().map(PassageIndexContract::place).toList();
  }

  private static String place(Candidate candidate) {
    return candidate.passage().document() + "/" + candidate.passage().ordinal();
  }
}
