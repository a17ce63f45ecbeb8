package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.legal.PassageIndex.QuestionVector;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.PassageFilterContract;
import dev.burhan.testing.PassageIndexContract;
import dev.burhan.testing.TestDocuments;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the adapter to the contract over the Data API. */
final class DataApiPassageIndexIT implements PassageIndexContract, PassageFilterContract {

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.overDataApi();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  public PostgresDocumentStore documents() {
    return database.documents();
  }

  @Override
  public PostgresPassageIndex passages() {
    return database.passages();
  }

  @Test
  void a_search_is_one_request() {
    var tenant = DocumentStoreContract.newTenant();
    TestDocuments.store(documents(), tenant, TestDocuments.plain("a", "rent"));
    int before = database.api().requests();

    var found =
        passages()
            .search(
                tenant, new Search("rent", Optional.empty(), 10), DocumentStoreContract.deadline());

    assertThat(found.found()).hasSize(1);
    assertThat(database.api().requests() - before).isEqualTo(1);
  }

  /** Passages of 1,500 letters of two bytes, as long as any, and as many as a search may return. */
  @Test
  void the_longest_passages_fit_into_one_response() {
    var tenant = DocumentStoreContract.newTenant();
    var random = new Random(7);
    var lines = IntStream.range(0, 400).mapToObj(n -> passage(random)).toList();
    TestDocuments.store(documents(), tenant, TestDocuments.of("a", Language.ARABIC, true, lines));
    var embedder = new HashingEmbedder();
    var vector = embedder.embedQuestion(lines.get(3), DocumentStoreContract.deadline());
    var search =
        new Search(
            "متى تستحق الأجرة على المستأجر",
            Optional.of(new QuestionVector(embedder.encoder().name(), new Vector(vector))),
            100);

    var found = passages().search(tenant, search, DocumentStoreContract.deadline());

    assertThat(found.found()).hasSizeGreaterThan(150);
  }

  private static String passage(Random random) {
    var words = List.of("الأجرة", "العقار", "التزام", "المؤجر", "تستحق", "الضمان", "القانون");
    var line = new StringBuilder("المستأجر");
    while (line.length() < 1490) {
      line.append(' ').append(words.get(random.nextInt(words.size())));
    }
    return line.toString();
  }
}
