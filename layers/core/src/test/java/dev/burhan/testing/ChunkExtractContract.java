package dev.burhan.testing;

import static dev.burhan.testing.DocumentStoreContract.deadline;
import static dev.burhan.testing.DocumentStoreContract.newTenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.documents.DocumentCatalogue.ChunkRange;
import dev.burhan.documents.DocumentCatalogue.Extract;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.Span;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.TestDocuments.Style;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Says how runs of chunks are read. */
public interface ChunkExtractContract {

  DocumentStore documents();

  DocumentCatalogue catalogue();

  @Test
  default void a_run_of_chunks_is_one_text_with_what_lies_between() {
    var tenant = newTenant();
    TestDocuments.store(
        documents(), tenant, TestDocuments.plain("a", "one 😀", "شقة two", "three"));

    assertThat(extracts(tenant, new ChunkRange(new DocumentId("a"), 0, 1)))
        .containsExactly(
            Optional.of(new Extract(new Span(0, 13), 1, List.of("§"), "one 😀\nشقة two")));
  }

  @Test
  default void a_run_ends_where_the_document_does() {
    var tenant = newTenant();
    TestDocuments.store(documents(), tenant, TestDocuments.plain("a", "one", "two", "three"));
    var a = new DocumentId("a");

    var found =
        extracts(
            tenant,
            new ChunkRange(a, 1, 700),
            new ChunkRange(a, 2, Integer.MAX_VALUE),
            new ChunkRange(a, 3, 4));

    assertThat(found.get(0).orElseThrow().text()).isEqualTo("two\nthree");
    assertThat(found.get(1).orElseThrow().text()).isEqualTo("three");
    assertThat(found.get(1).orElseThrow().span()).isEqualTo(new Span(8, 13));
    assertThat(found.get(2)).isEmpty();
  }

  @Test
  default void runs_come_in_the_order_asked_and_those_of_no_document_are_empty() {
    var tenant = newTenant();
    TestDocuments.store(documents(), tenant, TestDocuments.plain("a", "one", "two"));
    TestDocuments.store(documents(), tenant, TestDocuments.plain("b", "uno"));

    var found =
        extracts(
            tenant,
            new ChunkRange(new DocumentId("b"), 0, 3),
            new ChunkRange(new DocumentId("never"), 0, 3),
            new ChunkRange(new DocumentId("a"), 1, 1),
            new ChunkRange(new DocumentId("a"), 0, 1));

    assertThat(found.stream().map(e -> e.map(Extract::text).orElse("none")))
        .containsExactly("uno", "none", "two", "one\ntwo");
    assertThat(extracts(tenant)).isEmpty();
  }

  @Test
  default void a_run_has_the_headings_of_its_first_chunk() {
    var tenant = newTenant();
    var style = new Style("T", List.of("Part 1", "Article 2"), HashingEmbedder.OTHER, false);
    var bare = new Style("T", List.of(), HashingEmbedder.OTHER, false);
    TestDocuments.store(documents(), tenant, TestDocuments.of("a", style, List.of("one", "two")));
    TestDocuments.store(documents(), tenant, TestDocuments.of("b", bare, List.of("one")));

    var found =
        extracts(
            tenant,
            new ChunkRange(new DocumentId("a"), 0, 1),
            new ChunkRange(new DocumentId("b"), 0, 0));

    assertThat(found.get(0).orElseThrow().headings()).containsExactly("Part 1", "Article 2");
    assertThat(found.get(1).orElseThrow().headings()).isEmpty();
  }

  @Test
  default void never_reads_another_tenants_chunks() {
    var ours = newTenant();
    var theirs = newTenant();
    TestDocuments.store(documents(), ours, TestDocuments.plain("a", "ours", "ours"));
    TestDocuments.store(documents(), theirs, TestDocuments.plain("b", "theirs"));

    assertThat(extracts(theirs, new ChunkRange(new DocumentId("a"), 0, 1)))
        .containsExactly(Optional.empty());
  }

  private List<Optional<Extract>> extracts(TenantId tenant, ChunkRange... ranges) {
    return catalogue().extracts(tenant, List.of(ranges), deadline());
  }
}
