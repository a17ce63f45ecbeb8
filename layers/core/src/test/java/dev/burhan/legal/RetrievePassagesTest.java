package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentCatalogue.DocumentFilter;
import dev.burhan.documents.DocumentId;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.CallLog;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.legal.PassageIndex.Candidates;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryPassageIndex;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RetrievePassagesTest {

  private static final TenantId ACME = new TenantId("acme");

  private final SettableClock clock = SettableClock.atNoon();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), clock);
  private final InMemoryDocumentStore documents = new InMemoryDocumentStore(clock);
  private final List<Search> searches = new ArrayList<>();

  @Test
  void finds_by_words_and_by_meaning() {
    save("a", "the rent is due monthly", "the deposit is held", "the garden");

    var retrieval = retrieve(new HashingEmbedder(), "when is the rent due");

    assertThat(retrieval.passages().getFirst().passage().ordinal()).isZero();
    assertThat(retrieval.passages()).hasSize(3).allMatch(p -> p.why().meaning().isPresent());
    assertThat(retrieval.corpusVersion()).isEqualTo(1);
    assertThat(retrieval.encoder()).isEqualTo(new HashingEmbedder().encoder());
    assertThat(retrieval.statistics()).containsOnlyKeys(HashingEmbedder.OTHER);
  }

  @Test
  void the_question_goes_with_its_encoders_vector() {
    retrieve(new HashingEmbedder(), "when is rent due");

    var vector = searches.getFirst().vector().orElseThrow();
    assertThat(vector.encoder()).isEqualTo("hashing");
    assertThat(vector.vector())
        .isEqualTo(new Vector(new HashingEmbedder().embedQuestion("when is rent due", deadline)));
    assertThat(searches.getFirst().candidatesMax()).isEqualTo(RetrievePassages.CANDIDATES_MAX);
  }

  @Test
  void an_encoder_that_does_not_know_the_language_has_no_vote() {
    save("a", "الأجرة مستحقة", "التأمين");

    var retrieval = retrieve(new EnglishOnly(), "متى تستحق الأجرة؟");

    assertThat(searches.getFirst().vector()).isEmpty();
    assertThat(retrieval.passages()).hasSize(1);
    assertThat(retrieval.passages().getFirst().why().meaning()).isEmpty();
  }

  @Test
  void a_follow_up_is_searched_with_the_question_before() {
    var question = new Question("And the deposit?", List.of("When is rent due?"));

    var retrieval = retrieve(new HashingEmbedder(), question);

    assertThat(retrieval.searched()).isEqualTo("When is rent due? And the deposit?");
    assertThat(searches.getFirst().question()).isEqualTo(retrieval.searched());
  }

  @Test
  void looks_only_where_it_is_told_to() {
    save("a", "the rent is due");
    save("b", "the rent is paid");
    var filter = new PassageFilter(List.of(new DocumentId("b")), DocumentFilter.NONE);
    var enquiry = new Enquiry(new Question("rent", List.of()), filter);

    var retrieval =
        new RetrievePassages(this::search, new HashingEmbedder(), Ranking.DEFAULT)
            .retrieve(ACME, enquiry, new CallLog(), deadline, new Timings(clock));

    assertThat(searches.getFirst().filter()).isEqualTo(filter);
    assertThat(retrieval.passages())
        .extracting(ranked -> ranked.passage().document().value())
        .containsExactly("b");
  }

  @Test
  void tells_how_long_each_stage_took() {
    var timings = new Timings(clock);

    new RetrievePassages(this::search, new HashingEmbedder(), Ranking.DEFAULT)
        .retrieve(ACME, new Question("rent", List.of()), deadline, timings);

    assertThat(timings.millis()).containsOnlyKeys("embed", "search", "rank");
    assertThat(timings.millis().get("search")).isEqualTo(250);
  }

  @Test
  void an_encoder_that_is_down_is_not_hidden() {
    clock.advance(Duration.ofSeconds(10));

    assertThatThrownBy(() -> retrieve(new HashingEmbedder(), "rent"))
        .isInstanceOf(DependencyFailure.Transient.class);
    assertThat(searches).isEmpty();
  }

  @Test
  void never_returns_another_tenants_passages() {
    TestDocuments.store(
        documents, new TenantId("globex"), TestDocuments.embedded("a", "rent is due"));

    assertThat(retrieve(new HashingEmbedder(), "rent").passages()).isEmpty();
  }

  private RetrievePassages.Retrieval retrieve(Embedder embedder, String question) {
    return retrieve(embedder, new Question(question, List.of()));
  }

  private RetrievePassages.Retrieval retrieve(Embedder embedder, Question question) {
    return new RetrievePassages(this::search, embedder, Ranking.DEFAULT)
        .retrieve(ACME, question, deadline, new Timings(clock));
  }

  private Candidates search(TenantId tenant, Search search, Deadline until) {
    searches.add(search);
    clock.advance(Duration.ofMillis(250));
    return new InMemoryPassageIndex(documents).search(tenant, search, until);
  }

  private void save(String id, String... lines) {
    TestDocuments.store(documents, ACME, TestDocuments.embedded(id, lines));
  }

  /** Fails when it is asked at all. */
  private static final class EnglishOnly implements Embedder {
    @Override
    public Encoder encoder() {
      return new HashingEmbedder(Set.of(Language.ENGLISH)).encoder();
    }

    @Override
    public float[] embedQuestion(String question, Deadline until) {
      throw new AssertionError("asked to embed what it does not know");
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline until) {
      throw new AssertionError("asked to embed what it does not know");
    }
  }
}
