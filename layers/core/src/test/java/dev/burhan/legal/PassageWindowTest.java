package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentCatalogue.ChunkRange;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.Span;
import dev.burhan.language.Language;
import dev.burhan.legal.WidenPassages.Hit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PassageWindowTest {

  private static final List<String> DOCUMENTS = List.of("a", "b", "c");
  private static final int CHUNKS = 40;

  @Test
  void a_hit_is_widened_to_either_side_and_never_before_the_first_chunk() {
    var windows = PassageWindow.around(List.of(hit(1, "a", 7), hit(2, "b", 1)), 2);

    assertThat(windows)
        .extracting(PassageWindow::chunks)
        .containsExactly(range("a", 5, 9), range("b", 0, 3));
  }

  @Test
  void windows_that_touch_are_one_and_others_are_not() {
    var touching = PassageWindow.around(List.of(hit(2, "a", 5), hit(1, "a", 2)), 1);
    var apart = PassageWindow.around(List.of(hit(1, "a", 2), hit(2, "a", 6)), 1);

    assertThat(touching).extracting(PassageWindow::chunks).containsExactly(range("a", 1, 6));
    assertThat(touching.getFirst().hits()).extracting(Hit::rank).containsExactly(1, 2);
    assertThat(apart)
        .extracting(PassageWindow::chunks)
        .containsExactly(range("a", 1, 3), range("a", 5, 7));
  }

  @Test
  void windows_of_two_documents_are_never_one() {
    assertThat(PassageWindow.around(List.of(hit(1, "a", 2), hit(2, "b", 2)), 5)).hasSize(2);
  }

  @Test
  void any_hits_are_covered_once_by_windows_that_do_not_touch() {
    var random = new Random(1);
    for (int i = 0; i < 500; i++) {
      var hits = hits(random);
      int radius = random.nextInt(WidenPassages.NEIGHBOURS_MAX + 1);

      var windows = PassageWindow.around(hits, radius);

      assertThat(windows.stream().flatMap(window -> window.hits().stream()))
          .containsExactlyInAnyOrderElementsOf(hits);
      windows.forEach(window -> assertCoversItsHits(window, radius));
      assertNoneTouch(windows);
    }
  }

  @Test
  void widening_what_was_united_by_nothing_changes_nothing() {
    var random = new Random(2);
    for (int i = 0; i < 500; i++) {
      int radius = random.nextInt(WidenPassages.NEIGHBOURS_MAX + 1);
      var windows = PassageWindow.around(hits(random), radius);

      var again = new ArrayList<PassageWindow>();
      for (var window : windows) {
        again.addAll(PassageWindow.around(window.hits(), radius));
      }

      assertThat(again).isEqualTo(windows);
    }
  }

  @Test
  void the_order_of_the_hits_does_not_matter() {
    var random = new Random(3);
    for (int i = 0; i < 200; i++) {
      var hits = hits(random);
      var shuffled = new ArrayList<>(hits);
      Collections.shuffle(shuffled, random);

      assertThat(PassageWindow.around(shuffled, 2)).isEqualTo(PassageWindow.around(hits, 2));
    }
  }

  /** Each hit with all its neighbours, nothing that is no neighbour of any, best hit first. */
  private static void assertCoversItsHits(PassageWindow window, int radius) {
    var chunks = window.chunks();
    for (int chunk = chunks.first(); chunk <= chunks.last(); chunk++) {
      int at = chunk;
      assertThat(window.hits()).anyMatch(hit -> Math.abs(hit.passage().ordinal() - at) <= radius);
    }
    for (var hit : window.hits()) {
      int ordinal = hit.passage().ordinal();
      assertThat(hit.passage().document()).isEqualTo(chunks.document());
      assertThat(chunks.first()).isLessThanOrEqualTo(Math.max(0, ordinal - radius));
      assertThat(chunks.last()).isGreaterThanOrEqualTo(ordinal + radius);
    }
    assertThat(window.hits()).isSortedAccordingTo(Comparator.comparingInt(Hit::rank));
  }

  private static void assertNoneTouch(List<PassageWindow> windows) {
    for (var one : windows) {
      for (var other : windows) {
        var first = one.chunks();
        var second = other.chunks();
        assertThat(
                one.equals(other)
                    || !first.document().equals(second.document())
                    || first.last() + 1 < second.first()
                    || second.last() + 1 < first.first())
            .isTrue();
      }
    }
  }

  /** Distinct passages of some documents in the order of their ranks. */
  private static List<Hit> hits(Random random) {
    var places =
        new ArrayList<Integer>(IntStream.range(0, DOCUMENTS.size() * CHUNKS).boxed().toList());
    Collections.shuffle(places, random);
    var hits = new ArrayList<Hit>();
    for (int i = random.nextInt(30); i > 0; i--) {
      int place = places.get(i);
      hits.add(hit(hits.size() + 1, DOCUMENTS.get(place / CHUNKS), place % CHUNKS));
    }
    return hits;
  }

  private static ChunkRange range(String document, int first, int last) {
    return new ChunkRange(new DocumentId(document), first, last);
  }

  static Hit hit(int rank, String document, int ordinal) {
    var passage =
        new Passage(
            rank,
            new DocumentId(document),
            "t",
            ordinal,
            new Span(ordinal, ordinal + 1),
            1,
            List.of(),
            Language.ENGLISH,
            "x",
            List.of("x"));
    var lexical = new Explanation.Lexical(0, .9, .7, 1, 1, List.of());
    var phrase = new Explanation.Phrase(0, .7, .2, .5, 0, 1, List.of());
    return new Hit(
        rank,
        new RankedPassage(passage, new Explanation(0, lexical, phrase, phrase, Optional.empty())));
  }
}
