package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentCatalogue.DocumentFilter;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.language.Words;
import dev.burhan.legal.PassageFilter;
import dev.burhan.legal.PassageIndex.Candidates;
import dev.burhan.legal.PassageIndex.QuestionVector;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.Questions;
import dev.burhan.testing.TestDocuments;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that mean something to SQL, to its word parser or to nobody: they are only words. */
final class AnyQuestionIT {

  private static final TenantId TENANT = DocumentStoreContract.newTenant();

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
    save("en", Language.ENGLISH, "The rent is due monthly.", "The landlord keeps the roof dry.");
    save("ar", Language.ARABIC, "الإيجار مستحق كل شهر.", "مدة العقد ٣٠ يوما.");
    save("xx", HashingEmbedder.OTHER, "rent عقد 30", "drop table document");
  }

  private static void save(String id, Language language, String... lines) {
    var document = TestDocuments.of(id, language, true, List.of(lines));
    TestDocuments.store(database.documents(), TENANT, document);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void any_characters_are_a_question() {
    var random = new Random(1);
    for (int i = 0; i < 400; i++) {
      var question = Questions.any(random);

      var found = search(question, random.nextBoolean(), PassageFilter.NONE);

      assertThat(found.statistics()).as(question).hasSize(3);
      found
          .statistics()
          .values()
          .forEach(
              read ->
                  assertThat(read.questionStems()).as(question).hasSameSizeAs(Words.of(question)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the of and is",
        "في من على",
        "?! … ،",
        "😀 👩‍👩‍👧",
        "& | ! <-> :* ( )",
        "' -- ;"
      })
  void a_question_without_a_word_that_says_something_finds_nothing_by_words(String question) {
    var found = search(question, false, english());

    assertThat(found.found())
        .noneMatch(candidate -> candidate.passage().document().value().equals("en"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what about rent مدة العقد",
        "' or 1=1; drop table chunk; -- rent",
        "rent & !landlord <-> (roof:*)",
        "rent😀"
      })
  void a_question_is_found_by_the_words_among_strange_characters(String question) {
    assertThat(search(question, false, PassageFilter.NONE).found())
        .anyMatch(candidate -> candidate.passage().text().contains("rent"));
  }

  @Test
  void the_longest_question_is_a_question() {
    assertThat(search("rent ".repeat(400), true, PassageFilter.NONE).found()).isNotEmpty();
    assertThat(search("عقد😀".repeat(500), true, PassageFilter.NONE).found()).isNotEmpty();
  }

  @Test
  void any_filter_goes_with_any_question() {
    var random = new Random(2);
    for (int i = 0; i < 50; i++) {
      var filter =
          new PassageFilter(
              random.nextBoolean() ? List.of(new DocumentId("en")) : List.of(),
              new DocumentFilter(
                  Optional.of(MediaType.PLAIN).filter(type -> random.nextBoolean()),
                  Optional.of(Language.ARABIC).filter(code -> random.nextBoolean()),
                  random.nextBoolean() ? List.of("a:b", "عقد", "c_d") : List.of(),
                  Optional.of(LocalDate.of(1, 1, 1)).filter(day -> random.nextBoolean()),
                  Optional.of(LocalDate.of(9999, 12, 31)).filter(day -> random.nextBoolean())));

      assertThat(search(Questions.any(random), random.nextBoolean(), filter).statistics())
          .hasSize(3);
    }
  }

  private static PassageFilter english() {
    return new PassageFilter(List.of(new DocumentId("en")), DocumentFilter.NONE);
  }

  private static Candidates search(String question, boolean withVector, PassageFilter filter) {
    var vector =
        new Vector(new HashingEmbedder().embedQuestion("rent", DocumentStoreContract.deadline()));
    var asked = Optional.of(new QuestionVector(TestDocuments.ENCODER, vector));
    var search = new Search(question, asked.filter(v -> withVector), 10, filter);
    return database.passages().search(TENANT, search, DocumentStoreContract.deadline());
  }
}
