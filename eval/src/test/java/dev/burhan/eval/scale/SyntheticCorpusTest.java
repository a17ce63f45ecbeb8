package dev.burhan.eval.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.testing.HashingEmbedder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SyntheticCorpusTest {

  private static final Sources SOURCES = Sources.samples(new HashingEmbedder(), 10);

  private final SyntheticCorpus corpus = new SyntheticCorpus(SOURCES, 2_050, 1);

  @Test
  void has_as_many_passages_as_were_asked_for_in_documents_of_a_hundred() {
    var large = corpus.large();

    var sizes = new ArrayList<Integer>();
    for (int document = 0; document < large.documents(); document++) {
      sizes.add(corpus.document(large, document).chunks().size());
    }

    assertThat(sizes).hasSize(21).endsWith(100, 50);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2_050);
    assertThat(corpus.passages()).isEqualTo(2_050 + corpus.tenants().getLast().passages());
  }

  @Test
  void a_hundred_small_tenants_stand_beside_a_million_passages_most_of_them_small() {
    var small = new SyntheticCorpus(SOURCES, 1_000_000, 1).tenants().stream().skip(1).toList();

    var sizes = small.stream().map(SyntheticCorpus.Tenant::passages).sorted().toList();

    assertThat(sizes).hasSize(100).allSatisfy(size -> assertThat(size).isBetween(240, 2_000));
    assertThat(sizes.get(50)).isLessThan(600);
    assertThat(sizes.getLast()).isGreaterThan(1_500);
  }

  @Test
  void the_same_seed_makes_the_same_document_and_another_seed_another() {
    var again = new SyntheticCorpus(SOURCES, 2_050, 1);
    var other = new SyntheticCorpus(SOURCES, 2_050, 2);

    var document = corpus.document(corpus.large(), 3);

    assertThat(again.document(again.large(), 3)).isEqualTo(document);
    assertThat(other.document(other.large(), 3)).isNotEqualTo(document);
    assertThat(corpus.document(corpus.large(), 4)).isNotEqualTo(document);
    assertThat(corpus.document(corpus.tenants().get(1), 1)).isNotEqualTo(document);
  }

  @Test
  void tells_the_source_of_a_passage_without_making_it() {
    var passages = corpus.passages(corpus.large(), 7);

    for (int i = 0; i < passages.size(); i++) {
      assertThat(corpus.source(corpus.large(), 7, i)).isEqualTo(passages.get(i).source());
    }
  }

  @Test
  void a_passage_is_nearer_to_its_source_than_to_others_but_not_the_same() {
    for (var passage : corpus.passages(corpus.large(), 0)) {
      var source = SOURCES.passages().get(passage.source());
      var own = new float[source.dimensions()];
      for (int i = 0; i < own.length; i++) {
        own[i] = source.at(i);
      }

      assertThat(passage.cosine(passage.values())).isEqualTo(1, within(.001));
      assertThat(passage.cosine(own)).isBetween(.7, .999);
    }
  }

  @Test
  void the_vocabulary_goes_on_growing() {
    var first = words(0, 10);
    var all = new HashSet<>(first);
    all.addAll(words(10, 20));

    long unseen = all.stream().filter(word -> word.matches("x([b-z][aiou])+k")).count();

    assertThat(all.size()).isGreaterThan(first.size() + 50);
    assertThat(unseen).isGreaterThan(200);
  }

  private Set<String> words(int from, int to) {
    var words = new HashSet<String>();
    for (int document = from; document < to; document++) {
      words.addAll(
          corpus.passages(corpus.large(), document).stream()
              .flatMap(passage -> List.of(passage.text().split(" ", -1)).stream())
              .collect(Collectors.toSet()));
    }
    return words;
  }
}
