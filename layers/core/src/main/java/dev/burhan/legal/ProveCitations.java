package dev.burhan.legal;

import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.documents.DocumentCatalogue.Place;
import dev.burhan.documents.Span;
import dev.burhan.failure.Deadline;
import dev.burhan.legal.MarkerReader.Part.Marker;
import dev.burhan.legal.SourceList.Source;
import dev.burhan.tenancy.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the markers of one answer into citations, each checked against the stored text. Not
 * thread-safe.
 */
final class ProveCitations {

  private final TenantId tenant;
  private final SourceList sources;
  private final DocumentCatalogue documents;
  private final Deadline deadline;
  private final Map<Integer, QuoteFinder> finders = new HashMap<>();
  private final List<Citation> proven = new ArrayList<>();
  private final Map<Integer, String> cited = new LinkedHashMap<>();

  ProveCitations(
      TenantId tenant, SourceList sources, DocumentCatalogue documents, Deadline deadline) {
    this.tenant = tenant;
    this.sources = sources;
    this.documents = documents;
    this.deadline = deadline;
  }

  /** The texts of the sources that were cited. */
  String cited() {
    return String.join("\n", cited.values());
  }

  /** All that were proven, in the order of their numbers. */
  List<Citation> proven() {
    return List.copyOf(proven);
  }

  /**
   * Proves one marker: its source was shown to the model, and its quote, or where it has none the
   * sentence that says most of the claim, stands in the document as it is stored now. A place that
   * was cited before keeps its number.
   *
   * @param claim what the marker stands behind
   * @return empty where any of that is not so
   */
  Optional<Citation> prove(Marker marker, String claim) {
    return sources
        .get(marker.source())
        .flatMap(source -> stretch(source, marker, claim).flatMap(span -> cite(source, span)));
  }

  private Optional<Span> stretch(Source source, Marker marker, String claim) {
    var finder = finders.computeIfAbsent(source.number(), number -> new QuoteFinder(source.text()));
    var found = marker.quote().isBlank() ? finder.best(claim) : finder.find(marker.quote());
    return found.map(
        stretch -> {
          var text = source.text();
          int start = source.span().start() + text.codePointCount(0, stretch.start());
          return new Span(start, start + text.codePointCount(stretch.start(), stretch.end()));
        });
  }

  private Optional<Citation> cite(Source source, Span span) {
    for (var known : proven) {
      if (known.document().equals(source.document()) && known.span().equals(span)) {
        return Optional.of(known);
      }
    }
    var place = new Place(source.document(), span);
    int from = source.text().offsetByCodePoints(0, span.start() - source.span().start());
    var quote =
        source.text().substring(from, source.text().offsetByCodePoints(from, span.length()));
    var citation =
        documents
            .read(tenant, List.of(place), deadline)
            .getFirst()
            .filter(stored -> stored.text().equals(quote))
            .map(
                stored ->
                    new Citation(
                        proven.size() + 1,
                        source.document(),
                        source.title(),
                        source.headings(),
                        stored.page(),
                        span,
                        quote));
    citation.ifPresent(
        found -> {
          proven.add(found);
          cited.put(source.number(), source.text());
        });
    return citation;
  }
}
