package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.Span;
import dev.burhan.failure.Deadline;
import dev.burhan.legal.WidenPassages.Hit;
import dev.burhan.legal.WidenPassages.Widened;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryPassageIndex;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestDocuments;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WidenPassagesTest {

  private static final TenantId ACME = new TenantId("acme");

  private final SettableClock clock = SettableClock.atNoon();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), clock);
  private final InMemoryDocumentStore documents = new InMemoryDocumentStore(clock);

  @Test
  void without_neighbours_each_passage_is_alone_and_nothing_is_read() {
    save("a", "rent one", "rent two", "rent 😀");
    var found = found("rent");
    clock.advance(Duration.ofSeconds(11));

    var shown = widen(found, 0);

    assertThat(shown).extracting(wide -> wide.best().ranked()).isEqualTo(found);
    assertThat(shown)
        .allSatisfy(
            wide -> {
              assertThat(wide.hits()).hasSize(1);
              assertThat(wide.text()).isEqualTo(wide.best().passage().text());
              assertThat(wide.span()).isEqualTo(wide.best().passage().span());
            });
  }

  @Test
  void a_passage_is_shown_among_its_neighbours() {
    save("a", "zero", "one", "the rent 😀", "three", "four");

    var shown = widen(found("rent"), 1);

    assertThat(shown).hasSize(1);
    assertThat(shown.getFirst().text()).isEqualTo("one\nthe rent 😀\nthree");
    assertThat(shown.getFirst().span()).isEqualTo(new Span(5, 25));
    assertThat(shown.getFirst().best().passage().text()).isEqualTo("the rent 😀");
  }

  @Test
  void passages_whose_neighbours_touch_are_one_that_stands_where_its_best_stood() {
    save("a", "rent rent rent", "one", "two", "rent and many other words", "four");
    save("b", "rent rent of a house");
    var found = found("rent");

    var shown = widen(found, 1);

    assertThat(shown).hasSize(2);
    assertThat(shown.getFirst().hits())
        .extracting(hit -> hit.passage().ordinal())
        .containsExactly(0, 3);
    assertThat(shown.getFirst().hits()).extracting(Hit::rank).containsExactly(1, 3);
    assertThat(shown.getLast().hits()).extracting(Hit::rank).containsExactly(2);
    assertThat(shown.getFirst().text())
        .isEqualTo("rent rent rent\none\ntwo\nrent and many other words\nfour");
  }

  @Test
  void passages_of_a_document_that_is_gone_stay_as_they_were_found() {
    save("a", "rent one", "rent two", "three");
    save("b", "rent three", "four");
    var found = found("rent");
    documents.delete(ACME, new DocumentId("a"), deadline);

    var shown = widen(found, 2);

    assertThat(shown).hasSize(3);
    assertThat(shown).isSortedAccordingTo((x, y) -> x.best().rank() - y.best().rank());
    assertThat(shown)
        .extracting(Widened::text)
        .containsExactlyInAnyOrder("rent one", "rent two", "rent three\nfour");
  }

  @Test
  void passages_of_a_document_that_has_changed_stay_as_they_were_found() {
    save("a", "rent one", "rent two", "three");
    var found = found("rent");
    save("a", "now something else", "about rent two", "x");

    assertThat(widen(found, 2))
        .extracting(Widened::text)
        .containsExactlyInAnyOrder("rent one", "rent two");
  }

  @Test
  void a_document_that_became_shorter_does_no_harm() {
    save("a", "one", "two", "three", "rent four");
    var found = found("rent");
    save("a", "a", "b", "c", "d");

    assertThat(widen(found, 3)).extracting(Widened::text).containsExactly("rent four");
  }

  @Test
  void nothing_found_is_nothing_shown() {
    assertThat(widen(List.of(), 0)).isEmpty();
    assertThat(widen(List.of(), 5)).isEmpty();
  }

  @Test
  void any_hits_are_shown_once_in_their_order_within_the_text() {
    var random = new Random(1);
    for (int i = 0; i < 100; i++) {
      var texts = List.of(lines(random), lines(random), lines(random));
      for (int d = 0; d < texts.size(); d++) {
        save("d" + d, texts.get(d).toArray(String[]::new));
      }
      var all = found("rent");
      var found = all.subList(0, Math.min(all.size(), 1 + random.nextInt(20)));

      var shown = widen(found, 1 + random.nextInt(5));

      assertShows(found, shown);
      shown.forEach(wide -> assertQuotes(wide, texts));
    }
  }

  private static void assertShows(List<RankedPassage> found, List<Widened> shown) {
    var hits = shown.stream().flatMap(wide -> wide.hits().stream()).toList();
    assertThat(hits).hasSameSizeAs(found);
    hits.forEach(hit -> assertThat(hit.ranked()).isEqualTo(found.get(hit.rank() - 1)));
    assertThat(hits).extracting(Hit::rank).doesNotHaveDuplicates();
    assertThat(shown).isSortedAccordingTo((x, y) -> x.best().rank() - y.best().rank());
    for (var one : shown) {
      for (var other : shown) {
        boolean apart =
            one.equals(other)
                || !one.best().passage().document().equals(other.best().passage().document())
                || one.span().end() < other.span().start()
                || other.span().end() < one.span().start();
        assertThat(apart).isTrue();
      }
    }
  }

  private static void assertQuotes(Widened wide, List<List<String>> texts) {
    int document = wide.best().passage().document().value().charAt(1) - '0';
    var text = String.join("\n", texts.get(document));
    assertThat(wide.span().end()).isLessThanOrEqualTo(text.codePointCount(0, text.length()));
    assertThat(wide.text()).isEqualTo(stretch(text, wide.span()));
    for (var hit : wide.hits()) {
      var span = hit.passage().span();
      assertThat(span.start()).isGreaterThanOrEqualTo(wide.span().start());
      assertThat(span.end()).isLessThanOrEqualTo(wide.span().end());
      assertThat(stretch(text, span)).isEqualTo(hit.passage().text());
    }
  }

  private static String stretch(String text, Span span) {
    int from = text.offsetByCodePoints(0, span.start());
    return text.substring(from, text.offsetByCodePoints(from, span.length()));
  }

  private static List<String> lines(Random random) {
    return IntStream.range(0, 1 + random.nextInt(30))
        .mapToObj(i -> (random.nextInt(4) == 0 ? "rent 😀 " : "شقة ") + random.nextInt(1000))
        .toList();
  }

  private List<RankedPassage> found(String question) {
    return new RetrievePassages(
            new InMemoryPassageIndex(documents), new HashingEmbedder(), Ranking.DEFAULT)
        .retrieve(ACME, new Question(question, List.of()), deadline, new Timings(clock))
        .passages();
  }

  private List<Widened> widen(List<RankedPassage> found, int neighbours) {
    return new WidenPassages(documents).widen(ACME, found, neighbours, deadline);
  }

  private void save(String id, String... lines) {
    TestDocuments.store(documents, ACME, TestDocuments.plain(id, lines));
  }
}
