package dev.burhan.legal;

import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.documents.DocumentCatalogue.Extract;
import dev.burhan.documents.Span;
import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shows passages among their neighbours, those that then overlap or touch as one. */
public final class WidenPassages {

  public static final int NEIGHBOURS_MAX = 5;

  private final DocumentCatalogue documents;

  public WidenPassages(DocumentCatalogue documents) {
    this.documents = documents;
  }

  /** Pairs a passage with its rank, from 1. */
  public record Hit(int rank, RankedPassage ranked) {

    public Passage passage() {
      return ranked.passage();
    }
  }

  /**
   * Holds a stretch of a document with the passages found in it.
   *
   * @param hits best first, at least one
   * @param page on which the stretch begins
   * @param headings above the first passage of the stretch
   * @param text exactly the document's text at {@code span}
   */
  public record Widened(List<Hit> hits, Span span, int page, List<String> headings, String text) {

    public Widened {
      hits = List.copyOf(hits);
      headings = List.copyOf(headings);
    }

    static Widened alone(Hit hit) {
      var passage = hit.passage();
      return new Widened(
          List.of(hit), passage.span(), passage.page(), passage.headings(), passage.text());
    }

    public Hit best() {
      return hits.getFirst();
    }
  }

  /**
   * Widens every passage by so many chunks to either side, in one round trip; without neighbours
   * nothing is read and nothing united. Where a document has changed since it was searched, its
   * passages stay as they were found.
   *
   * @param found best first
   * @return ordered by the rank of each one's best passage
   */
  public List<Widened> widen(
      TenantId tenant, List<RankedPassage> found, int neighbours, Deadline deadline) {
    var hits =
        IntStream.range(0, found.size()).mapToObj(i -> new Hit(i + 1, found.get(i))).toList();
    if (neighbours == 0) {
      return hits.stream().map(Widened::alone).toList();
    }
    var windows = PassageWindow.around(hits, neighbours);
    var chunks = windows.stream().map(PassageWindow::chunks).toList();
    var extracts = documents.extracts(tenant, chunks, deadline);
    var widened = new ArrayList<Widened>();
    for (int i = 0; i < windows.size(); i++) {
      show(windows.get(i), extracts.get(i)).forEach(widened::add);
    }
    widened.sort(Comparator.comparingInt(wide -> wide.best().rank()));
    return widened;
  }

  private static Stream<Widened> show(PassageWindow window, Optional<Extract> extract) {
    return extract
        .filter(window::standsIn)
        .map(e -> Stream.of(new Widened(window.hits(), e.span(), e.page(), e.headings(), e.text())))
        .orElseGet(() -> window.hits().stream().map(Widened::alone));
  }
}
