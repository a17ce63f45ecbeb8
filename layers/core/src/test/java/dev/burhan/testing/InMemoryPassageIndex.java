package dev.burhan.testing;

import dev.burhan.documents.StoredDocument;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Language;
import dev.burhan.legal.Passage;
import dev.burhan.legal.PassageFilter;
import dev.burhan.legal.PassageIndex;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryDocumentStore.Entry;
import dev.burhan.testing.InMemoryDocumentStore.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Searches by reading every passage, slowly and plainly: the reference that fast indexes are held
 * against. Words are as written, without stemming and stop words, so it agrees with an index where
 * that does neither.
 */
public final class InMemoryPassageIndex implements PassageIndex {

  private final InMemoryDocumentStore store;

  public InMemoryPassageIndex(InMemoryDocumentStore store) {
    this.store = store;
  }

  @Override
  public Candidates search(TenantId tenant, Search search, Deadline deadline) {
    deadline.check("the index");
    var snapshot = store.snapshot(tenant);
    var statistics = new HashMap<Language, LanguageStatistics>();
    byLanguage(snapshot.entries())
        .forEach(
            (language, entries) ->
                statistics.put(language, ReferenceBm25.statistics(entries, search.question())));
    var all = new ArrayList<Candidate>();
    for (var entry : passing(snapshot, search.filter())) {
      all.add(candidate(entry, search, statistics));
    }
    return new Candidates(snapshot.version(), statistics, best(all, search.candidatesMax()));
  }

  private static List<Entry> passing(Snapshot snapshot, PassageFilter filter) {
    var details = filter.details();
    var documents =
        snapshot.documents().stream()
            .filter(document -> InMemoryDocumentStore.passesButForLanguage(document, details))
            .map(StoredDocument::id)
            .filter(id -> filter.documents().isEmpty() || filter.documents().contains(id))
            .collect(Collectors.toSet());
    return snapshot.entries().stream()
        .filter(entry -> documents.contains(entry.document().document().id()))
        .filter(entry -> details.language().stream().allMatch(language(entry)::equals))
        .toList();
  }

  private static Language language(Entry entry) {
    return entry.indexed().chunk().language();
  }

  private static Map<Language, List<Entry>> byLanguage(List<Entry> entries) {
    var byLanguage = new HashMap<Language, List<Entry>>();
    for (var entry : entries) {
      byLanguage.computeIfAbsent(language(entry), language -> new ArrayList<>()).add(entry);
    }
    return byLanguage;
  }

  /** The best of each leg by its own score, equal ones in order of their ids. */
  private static List<Candidate> best(List<Candidate> all, int max) {
    var best = new LinkedHashSet<Candidate>();
    all.stream()
        .filter(candidate -> candidate.lexical() > 0)
        .sorted(descending(Candidate::lexical))
        .limit(max)
        .forEach(best::add);
    all.stream()
        .filter(candidate -> candidate.cosine().isPresent())
        .sorted(descending(candidate -> candidate.cosine().orElseThrow()))
        .limit(max)
        .forEach(best::add);
    return List.copyOf(best);
  }

  private static Comparator<Candidate> descending(
      java.util.function.ToDoubleFunction<Candidate> score) {
    return Comparator.comparingDouble(score)
        .reversed()
        .thenComparing(candidate -> candidate.passage().id());
  }

  private static Candidate candidate(
      Entry entry, Search search, Map<Language, LanguageStatistics> statistics) {
    var words = ReferenceBm25.searched(entry);
    var own = statistics.get(language(entry));
    if (own == null) {
      throw new IllegalStateException("every language of the corpus is counted");
    }
    var counts = new TreeMap<String, Integer>();
    for (var term : own.terms()) {
      int count = ReferenceBm25.count(words, term.term());
      if (count > 0) {
        counts.put(term.term(), count);
      }
    }
    double lexical = ReferenceBm25.score(words, own);
    var passage = passage(entry, Set.copyOf(own.questionStems()));
    return new Candidate(passage, words.size(), counts, lexical, cosine(entry, search));
  }

  private static Optional<Double> cosine(Entry entry, Search search) {
    return search
        .vector()
        .filter(question -> question.encoder().equals(entry.document().encoder()))
        .flatMap(question -> entry.indexed().vector().map(vector -> vector.dot(question.vector())));
  }

  /** With no stem that was not asked for, so that nothing comes to depend on one. */
  private static Passage passage(Entry entry, Set<String> asked) {
    var chunk = entry.indexed().chunk();
    return new Passage(
        entry.id(),
        entry.document().document().id(),
        entry.document().document().title(),
        chunk.ordinal(),
        chunk.span(),
        chunk.page(),
        chunk.headings(),
        chunk.language(),
        chunk.text(),
        ReferenceBm25.text(entry).stream().map(s -> asked.contains(s) ? s : "").toList());
  }
}
