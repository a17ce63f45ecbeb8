package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private final Catalogue catalogue = Catalogue.bundled();

  @Test
  void prefers_the_multilingual_embedder_and_bundles_the_english_one() {
    List<CatalogueEntry> embedders =
        catalogue.entries().stream()
            .filter(entry -> entry.card().kind().equals(ModelCard.EMBEDDER))
            .toList();

    assertThat(embedders)
        .extracting(entry -> entry.card().name())
        .containsExactly("multilingual-e5-small", "bge-small-en-v1.5");
    assertThat(embedders).extracting(CatalogueEntry::isBundled).containsExactly(false, true);
  }

  @Test
  void describes_every_embedder_fully() {
    for (CatalogueEntry entry : catalogue.entries()) {
      if (entry.card().kind().equals(ModelCard.EMBEDDER)) {
        ModelDescription description = ModelDescription.read("catalogue", entry.json());

        assertThat(description.cosine()).isPresent();
        assertThat(description.dimensions()).isEqualTo(384);
      }
    }
  }

  @Test
  void fetches_only_over_https_and_only_what_it_can_check() {
    for (CatalogueEntry entry : catalogue.entries()) {
      assertThat(entry.homes().values()).allMatch(home -> "https".equals(home.getScheme()));
      assertThat(entry.card().files().values()).allMatch(file -> file.sha256().isPresent());
    }
  }

  @Test
  void ranks_models_it_does_not_list_last() {
    assertThat(catalogue.rank("multilingual-e5-small")).isZero();
    assertThat(catalogue.rank("somebody-elses")).isEqualTo(catalogue.entries().size());
  }

  @Test
  void refuses_an_entry_that_can_be_fetched_in_part_only() {
    var json =
        ModelDescriptionTest.json(
            """
            {"models": [{"name": "half", "kind": "ears", "licence": "MIT", "files":
              {"a.bin": {"bytes": 1, "home": "https://example.org/a"}, "b.bin": {"bytes": 1}}}]}
            """);

    assertThatThrownBy(() -> Catalogue.read("here", json))
        .isInstanceOf(BadModel.class)
        .hasMessageContaining("home must be stated for each file or none");
  }
}
