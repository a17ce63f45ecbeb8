package dev.burhan.testing;

import static dev.burhan.testing.DocumentStoreContract.deadline;
import static dev.burhan.testing.DocumentStoreContract.newTenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentCatalogue.DocumentFilter;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.MediaType;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.legal.PassageFilter;
import dev.burhan.legal.PassageIndex;
import dev.burhan.legal.PassageIndex.Candidates;
import dev.burhan.legal.PassageIndex.QuestionVector;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Says how every {@link PassageIndex} narrows a search. The store holds three documents: a lease in
 * PDF, signed, of January; a draft of it in Word, of February; a loan in PDF, signed, of March.
 */
public interface PassageFilterContract {

  DocumentStore documents();

  PassageIndex passages();

  @Test
  default void no_filter_narrows_nothing() {
    assertThat(found(threeDocuments(), filter())).containsExactly("draft", "lease", "loan");
  }

  @Test
  default void documents_are_any_of_those_named() {
    var tenant = threeDocuments();

    assertThat(found(tenant, filter().documents("lease"))).containsExactly("lease");
    assertThat(found(tenant, filter().documents("loan", "lease"))).containsExactly("lease", "loan");
    assertThat(found(tenant, filter().documents("never", "lease"))).containsExactly("lease");
    assertThat(found(tenant, filter().documents("never"))).isEmpty();
    assertThat(found(tenant, filter().documents("Lease"))).isEmpty();
  }

  @Test
  default void two_hundred_documents_can_be_named() {
    var tenant = threeDocuments();
    var ids = IntStream.range(0, 199).mapToObj(i -> "other-" + i);

    assertThat(found(tenant, filter().documents(Stream.concat(ids, Stream.of("loan")))))
        .containsExactly("loan");
  }

  @Test
  default void tags_must_all_be_there() {
    var tenant = threeDocuments();

    assertThat(found(tenant, filter().tags("rent"))).containsExactly("draft", "lease");
    assertThat(found(tenant, filter().tags("signed", "rent"))).containsExactly("lease");
    assertThat(found(tenant, filter().tags("signed", "عقد"))).containsExactly("loan");
    assertThat(found(tenant, filter().tags("signed", "never"))).isEmpty();
    assertThat(found(tenant, filter().tags("sign"))).isEmpty();
  }

  @Test
  default void the_type_is_the_documents() {
    var tenant = threeDocuments();

    assertThat(found(tenant, filter().type(MediaType.PDF))).containsExactly("lease", "loan");
    assertThat(found(tenant, filter().type(MediaType.DOCX))).containsExactly("draft");
    assertThat(found(tenant, filter().type(MediaType.HTML))).isEmpty();
  }

  @Test
  default void both_days_are_included() {
    var tenant = threeDocuments();

    assertThat(found(tenant, filter().from("2026-02-02"))).containsExactly("draft", "loan");
    assertThat(found(tenant, filter().from("2026-02-03"))).containsExactly("loan");
    assertThat(found(tenant, filter().to("2026-02-02"))).containsExactly("draft", "lease");
    assertThat(found(tenant, filter().to("2026-02-01"))).containsExactly("lease");
    assertThat(found(tenant, filter().from("2026-02-02").to("2026-02-02")))
        .containsExactly("draft");
    assertThat(found(tenant, filter().from("2026-03-04"))).isEmpty();
    assertThat(found(tenant, filter().from("2026-02-03").to("2026-02-02"))).isEmpty();
    assertThat(found(tenant, filter().from("0001-01-01").to("9999-12-31"))).hasSize(3);
  }

  @Test
  default void a_document_that_bears_no_day_has_the_day_it_was_stored() {
    var tenant = newTenant();
    save(tenant, TestDocuments.embedded("undated", "rent"));

    assertThat(found(tenant, filter().from("2020-01-01"))).containsExactly("undated");
    assertThat(found(tenant, filter().to("2020-01-01"))).isEmpty();
  }

  @Test
  default void the_language_is_the_passages() {
    var tenant = newTenant();
    var second = new Language("yy");
    save(tenant, TestDocuments.embedded("a", "rent"));
    save(tenant, TestDocuments.of("b", second, true, List.of("rent")));
    save(tenant, mixed("mixed", second));

    assertThat(found(tenant, filter().language(HashingEmbedder.OTHER)))
        .containsExactly("a", "mixed");
    assertThat(found(tenant, filter().language(second))).containsExactly("b", "mixed");
    assertThat(found(tenant, filter().language(new Language("zz")))).isEmpty();
    assertThat(search(tenant, filter().language(second), 10).found())
        .allMatch(candidate -> candidate.passage().language().equals(second));
  }

  @Test
  default void every_condition_must_hold() {
    var tenant = threeDocuments();
    var all =
        filter()
            .documents("lease", "draft")
            .tags("rent")
            .type(MediaType.PDF)
            .language(HashingEmbedder.OTHER)
            .from("2026-01-01")
            .to("2026-12-31");

    assertThat(found(tenant, all)).containsExactly("lease");
    assertThat(found(tenant, all.documents("draft"))).isEmpty();
    assertThat(found(tenant, all.tags("rent", "عقد"))).isEmpty();
    assertThat(found(tenant, all.documents("lease").type(MediaType.DOCX))).isEmpty();
    assertThat(found(tenant, all.language(new Language("yy")))).isEmpty();
    assertThat(found(tenant, all.from("2026-01-03"))).isEmpty();
    assertThat(found(tenant, all.to("2026-01-01"))).isEmpty();
  }

  /** Any combination finds what each of its conditions finds. */
  @Test
  default void conditions_combine_in_any_way() {
    var tenant = threeDocuments();
    var random = new Random(1);
    for (int i = 0; i < 30; i++) {
      var expected = new ArrayList<>(List.of("draft", "lease", "loan"));
      var combined = filter();
      for (var condition : CONDITIONS) {
        if (random.nextInt(3) == 0) {
          combined = condition.apply(combined);
          expected.retainAll(found(tenant, condition.apply(filter())));
        }
      }
      assertThat(found(tenant, combined)).isEqualTo(expected);
    }
  }

  @Test
  default void what_passes_is_found_behind_any_number_of_better_ones_by_words() {
    var tenant = hidden();

    var found =
        passages().search(tenant, new Search("rent", Optional.empty(), 30, PLAIN), deadline());

    assertThat(documents(found)).hasSize(30).containsOnly("plain");
  }

  @Test
  default void what_passes_is_found_behind_any_number_of_better_ones_by_meaning() {
    var tenant = hidden();

    var found = passages().search(tenant, new Search("", vector("rent"), 30, PLAIN), deadline());

    assertThat(documents(found)).hasSize(30).containsOnly("plain");
  }

  @Test
  default void each_leg_is_full_of_what_passes() {
    var tenant = newTenant();
    var better = Stream.concat(lines(300, "rent rent"), lines(300, "house"));
    var plain = Stream.concat(lines(15, "rent of a garden"), lines(15, "a house of stone"));
    save(tenant, TestDocuments.embedded("better", better.toArray(String[]::new)));
    save(tenant, TestDocuments.embedded("plain", plain.toArray(String[]::new)));

    var search = new Search("rent", vector("house"), 10, PLAIN);
    var found = passages().search(tenant, search, deadline());

    assertThat(documents(found)).hasSize(20).containsOnly("plain");
    assertThat(found.found().stream().filter(candidate -> candidate.lexical() > 0)).hasSize(10);
  }

  private static Stream<String> lines(int count, String line) {
    return Collections.nCopies(count, line).stream();
  }

  @Test
  default void a_passage_scores_the_same_however_it_was_narrowed_down_to() {
    var tenant = threeDocuments();
    var all = search(tenant, filter(), 10);

    var narrowed = search(tenant, filter().documents("lease"), 10);

    assertThat(narrowed.statistics()).isEqualTo(all.statistics());
    assertThat(narrowed.corpusVersion()).isEqualTo(all.corpusVersion());
    assertThat(all.found()).containsAll(narrowed.found());
  }

  @Test
  default void never_finds_another_tenants_document_by_its_id() {
    var ours = newTenant();
    save(ours, TestDocuments.embedded("secret", "rent of ours"));
    var theirs = threeDocuments();

    assertThat(found(theirs, filter().documents("secret"))).isEmpty();
    assertThat(search(theirs, filter().documents("secret"), 10).statistics())
        .isEqualTo(search(theirs, filter(), 10).statistics());
  }

  private TenantId threeDocuments() {
    var tenant = newTenant();
    save(tenant, dated("lease", MediaType.PDF, List.of("rent", "signed"), "2026-01-02"));
    save(tenant, dated("draft", MediaType.DOCX, List.of("rent"), "2026-02-02"));
    save(tenant, dated("loan", MediaType.PDF, List.of("signed", "عقد"), "2026-03-03"));
    return tenant;
  }

  /** Thirty passages that fit the question less than three hundred of another document do. */
  private TenantId hidden() {
    var tenant = newTenant();
    var better = Collections.nCopies(300, "rent rent rent").toArray(String[]::new);
    var worse = Collections.nCopies(30, "rent of a house with garden").toArray(String[]::new);
    save(tenant, TestDocuments.embedded("better", better));
    save(tenant, TestDocuments.embedded("plain", worse));
    return tenant;
  }

  PassageFilter PLAIN = new PassageFilter(List.of(new DocumentId("plain")), DocumentFilter.NONE);

  List<UnaryOperator<Filters>> CONDITIONS =
      List.of(
          filter -> filter.documents("lease", "draft"),
          filter -> filter.tags("signed"),
          filter -> filter.type(MediaType.PDF),
          filter -> filter.language(HashingEmbedder.OTHER),
          filter -> filter.from("2026-01-03"),
          filter -> filter.to("2026-03-02"));

  private static IndexedDocument dated(String id, MediaType type, List<String> tags, String date) {
    return TestDocuments.of(id, type, tags, LocalDate.parse(date), "rent is due", "no garden");
  }

  /** A document of which one passage is in another language than the other. */
  private static IndexedDocument mixed(String id, Language second) {
    var one = TestDocuments.embedded(id, "rent", "rent");
    var other = TestDocuments.of(id, second, true, List.of("rent", "rent"));
    return IndexedDocument.of(
        one.document(), one.encoder(), List.of(one.chunks().get(0), other.chunks().get(1)));
  }

  private void save(TenantId tenant, IndexedDocument document) {
    TestDocuments.store(documents(), tenant, document);
  }

  /** Documents found by words, by meaning and by both, which must be the same. */
  private List<String> found(TenantId tenant, Filters filters) {
    var filter = filters.build();
    var byWords = new Search("rent garden", Optional.empty(), 10, filter);
    var byMeaning = new Search("", vector("rent"), 10, filter);
    var words = documents(passages().search(tenant, byWords, deadline()));
    var meaning = documents(passages().search(tenant, byMeaning, deadline()));
    var both = documents(search(tenant, filters, 10));
    assertThat(meaning.stream().distinct())
        .containsExactlyElementsOf(words.stream().distinct().toList());
    assertThat(both.stream().distinct())
        .containsExactlyElementsOf(words.stream().distinct().toList());
    return both.stream().distinct().toList();
  }

  private Candidates search(TenantId tenant, Filters filters, int max) {
    var search = new Search("rent garden", vector("rent"), max, filters.build());
    return passages().search(tenant, search, deadline());
  }

  private static Optional<QuestionVector> vector(String text) {
    var vector = new Vector(HashingEmbedder.embed(text));
    return Optional.of(new QuestionVector(TestDocuments.ENCODER, vector));
  }

  /** In order of their ids, one entry for each passage. */
  private static List<String> documents(Candidates candidates) {
    return candidates.found().stream()
        .map(candidate -> candidate.passage().document().value())
        .sorted()
        .toList();
  }

  private static Filters filter() {
    return new Filters(List.of(), DocumentFilter.NONE);
  }

  /** Puts a filter together. */
  record Filters(List<DocumentId> ids, DocumentFilter of) {

    Filters documents(String... names) {
      return documents(Stream.of(names));
    }

    Filters documents(Stream<String> names) {
      return new Filters(names.map(DocumentId::new).toList(), of);
    }

    Filters tags(String... tags) {
      return with(
          new DocumentFilter(of.mediaType(), of.language(), List.of(tags), of.from(), of.to()));
    }

    Filters type(MediaType type) {
      return with(
          new DocumentFilter(Optional.of(type), of.language(), of.tags(), of.from(), of.to()));
    }

    Filters language(Language language) {
      return with(
          new DocumentFilter(of.mediaType(), Optional.of(language), of.tags(), of.from(), of.to()));
    }

    Filters from(String day) {
      var from = Optional.of(LocalDate.parse(day));
      return with(new DocumentFilter(of.mediaType(), of.language(), of.tags(), from, of.to()));
    }

    Filters to(String day) {
      var to = Optional.of(LocalDate.parse(day));
      return with(new DocumentFilter(of.mediaType(), of.language(), of.tags(), of.from(), to));
    }

    private Filters with(DocumentFilter details) {
      return new Filters(ids, details);
    }

    PassageFilter build() {
      return new PassageFilter(ids, of);
    }
  }
}
