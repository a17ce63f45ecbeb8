package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.documents.DocumentCatalogue.DocumentFilter;
import dev.burhan.documents.DocumentId;
import dev.burhan.language.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PassageFilterTest {

  @Test
  void what_is_empty_narrows_nothing() {
    assertThat(new PassageFilter(List.of(), DocumentFilter.NONE).narrows()).isFalse();
  }

  @Test
  void any_condition_narrows() {
    var english =
        new DocumentFilter(
            Optional.empty(),
            Optional.of(Language.ENGLISH),
            List.of(),
            Optional.empty(),
            Optional.empty());

    assertThat(new PassageFilter(List.of(), english).narrows()).isTrue();
    assertThat(documents(1).narrows()).isTrue();
  }

  @Test
  void a_document_named_twice_is_named_once() {
    var id = new DocumentId("a");

    assertThat(new PassageFilter(List.of(id, id), DocumentFilter.NONE).documents())
        .containsExactly(id);
  }

  @Test
  void more_documents_or_tags_than_allowed_are_refused() {
    var tags =
        new DocumentFilter(
            Optional.empty(),
            Optional.empty(),
            IntStream.range(0, 21).mapToObj(i -> "t" + i).toList(),
            Optional.empty(),
            Optional.empty());

    assertThat(documents(200).documents()).hasSize(200);
    assertThatIllegalArgumentException().isThrownBy(() -> documents(201));
    assertThatIllegalArgumentException().isThrownBy(() -> new PassageFilter(List.of(), tags));
  }

  private static PassageFilter documents(int count) {
    var ids = IntStream.range(0, count).mapToObj(i -> new DocumentId("d" + i)).toList();
    return new PassageFilter(ids, DocumentFilter.NONE);
  }
}
