package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.DocumentStore.Place;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.NewDocument;
import dev.burhan.documents.NewDocument.MediaType;
import dev.burhan.documents.Span;
import dev.burhan.documents.StoredDocument;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Language;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Says what every {@link DocumentStore} does. Tenants are new in each test, so it may be kept. */
public interface DocumentStoreContract {

  DocumentStore documents();

  /** Enough for a slow machine; a test that needs it all has failed. */
  static Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(60), Clock.systemUTC());
  }

  static TenantId newTenant() {
    return new TenantId("t-" + UUID.randomUUID());
  }

  @Test
  default void finds_a_saved_document_as_it_was() {
    var tenant = newTenant();
    var text = "إيجار 😀 rent";
    var document =
        new NewDocument(new DocumentId("a.B-c_1"), "'Lease' — عقد", MediaType.MARKDOWN, ar(), text);
    var before = Instant.now().truncatedTo(ChronoUnit.MICROS).minusSeconds(60);

    documents().save(tenant, new IndexedDocument(document, "some-encoder", List.of()), deadline());

    var found = documents().find(tenant, document.id(), deadline()).orElseThrow();
    assertThat(found)
        .isEqualTo(
            new StoredDocument(
                document.id(),
                "'Lease' — عقد",
                MediaType.MARKDOWN,
                ar(),
                document.contentHash(),
                "some-encoder",
                12,
                0,
                found.storedAt()));
    assertThat(found.storedAt()).isBetween(before, Instant.now().plusSeconds(60));
  }

  @Test
  default void counts_the_passages_of_a_document() {
    var tenant = newTenant();

    save(tenant, TestDocuments.plain("a", "one", "two", "three"));

    assertThat(find(tenant, "a").orElseThrow().passages()).isEqualTo(3);
  }

  @Test
  default void finds_nothing_that_was_never_saved() {
    assertThat(find(newTenant(), "a")).isEmpty();
  }

  @Test
  default void saving_the_same_id_again_replaces_all_of_the_document() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "one", "two"));
    var later = TestDocuments.of("a", ar(), true, List.of("three"));

    save(tenant, later);

    var found = find(tenant, "a").orElseThrow();
    assertThat(found.contentHash()).isEqualTo(later.document().contentHash());
    assertThat(found.language()).isEqualTo(ar());
    assertThat(found.passages()).isEqualTo(1);
    assertThat(ids(documents().list(tenant, Optional.empty(), 10, deadline())))
        .containsExactly("a");
    assertThat(read(tenant, "a", 0, 100)).contains("three");
  }

  @Test
  default void saving_the_same_twice_changes_nothing_but_the_time() {
    var tenant = newTenant();
    var document = TestDocuments.embedded("a", "one", "two");
    save(tenant, document);
    var before = find(tenant, "a").orElseThrow();

    save(tenant, document);

    var after = find(tenant, "a").orElseThrow();
    assertThat(after).usingRecursiveComparison().ignoringFields("storedAt").isEqualTo(before);
    assertThat(documents().list(tenant, Optional.empty(), 10, deadline())).containsExactly(after);
  }

  @Test
  default void deletes_a_document() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "one"));
    save(tenant, TestDocuments.plain("b", "two"));

    boolean deleted = documents().delete(tenant, new DocumentId("a"), deadline());

    assertThat(deleted).isTrue();
    assertThat(find(tenant, "a")).isEmpty();
    assertThat(read(tenant, "a", 0, 3)).isEmpty();
    assertThat(find(tenant, "b")).isPresent();
  }

  @Test
  default void deleting_what_is_not_there_says_so() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "one"));
    documents().delete(tenant, new DocumentId("a"), deadline());

    assertThat(documents().delete(tenant, new DocumentId("a"), deadline())).isFalse();
    assertThat(documents().delete(newTenant(), new DocumentId("a"), deadline())).isFalse();
  }

  @Test
  default void lists_documents_page_by_page_in_order_of_their_ids() {
    var tenant = newTenant();
    for (var id : List.of("b", "B", "a-1", "a", "10", "9", "a.1", "a_1")) {
      save(tenant, TestDocuments.plain(id, "text"));
    }

    var first = documents().list(tenant, Optional.empty(), 3, deadline());
    var second = documents().list(tenant, Optional.of(first.getLast().id()), 3, deadline());
    var third = documents().list(tenant, Optional.of(second.getLast().id()), 3, deadline());
    var fourth = documents().list(tenant, Optional.of(third.getLast().id()), 3, deadline());

    assertThat(ids(first)).containsExactly("10", "9", "B");
    assertThat(ids(second)).containsExactly("a", "a-1", "a.1");
    assertThat(ids(third)).containsExactly("a_1", "b");
    assertThat(fourth).isEmpty();
  }

  @Test
  default void goes_on_listing_after_a_document_that_is_gone() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "text"));
    save(tenant, TestDocuments.plain("c", "text"));

    var page = documents().list(tenant, Optional.of(new DocumentId("b")), 10, deadline());

    assertThat(ids(page)).containsExactly("c");
  }

  @Test
  default void lists_nothing_of_a_new_tenant() {
    assertThat(documents().list(newTenant(), Optional.empty(), 10, deadline())).isEmpty();
  }

  @Test
  default void reads_stretches_in_code_points_in_the_order_asked() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "إيجار 😀👍🏽 rent 𝔘", "second line"));
    save(tenant, TestDocuments.plain("b", "other"));

    var read =
        documents()
            .read(
                tenant,
                List.of(
                    place("a", 6, 9),
                    place("b", 0, 5),
                    place("a", 0, 5),
                    place("a", 15, 16),
                    place("a", 10, 19),
                    place("a", 6, 9)),
                deadline());

    assertThat(read)
        .containsExactly(
            Optional.of("😀👍🏽"),
            Optional.of("other"),
            Optional.of("إيجار"),
            Optional.of("𝔘"),
            Optional.of("rent 𝔘\nse"),
            Optional.of("😀👍🏽"));
  }

  @Test
  default void reads_less_where_the_text_ends_earlier() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "rent"));

    assertThat(read(tenant, "a", 2, 100)).contains("nt");
    assertThat(read(tenant, "a", 4, 5)).contains("");
    assertThat(read(tenant, "a", 1, 1)).contains("");
    assertThat(read(tenant, "a", 50, 60)).contains("");
    assertThat(read(tenant, "a", 1, Integer.MAX_VALUE)).contains("ent");
    assertThat(read(tenant, "a", Integer.MAX_VALUE, Integer.MAX_VALUE)).contains("");
  }

  @Test
  default void reads_nothing_of_a_document_that_is_gone() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "rent"));

    var read = documents().read(tenant, List.of(place("b", 0, 4), place("a", 0, 4)), deadline());

    assertThat(read).containsExactly(Optional.empty(), Optional.of("rent"));
  }

  @Test
  default void reads_nothing_when_nothing_is_asked() {
    assertThat(documents().read(newTenant(), List.of(), deadline())).isEmpty();
  }

  @Test
  default void keeps_text_that_looks_like_sql_as_it_is() {
    var tenant = newTenant();
    var text = "'; drop table document; -- \\ $$ :tenant ? %s ${x} \u0001 \"";
    var document =
        new NewDocument(new DocumentId("a"), text, MediaType.PLAIN, HashingEmbedder.OTHER, text);

    save(tenant, new IndexedDocument(document, text, List.of()));

    var found = find(tenant, "a").orElseThrow();
    assertThat(found.title()).isEqualTo(text);
    assertThat(found.encoder()).isEqualTo(text);
    assertThat(read(tenant, "a", 0, 1000)).contains(text);
  }

  @Test
  default void never_returns_another_tenants_document() {
    var ours = newTenant();
    save(ours, TestDocuments.plain("a", "ours"));

    assertThat(find(newTenant(), "a")).isEmpty();
  }

  @Test
  default void never_returns_another_tenants_documents_in_a_list() {
    var ours = newTenant();
    var theirs = newTenant();
    save(ours, TestDocuments.plain("a", "ours"));
    save(theirs, TestDocuments.plain("b", "theirs"));

    var list = documents().list(theirs, Optional.empty(), 10, deadline());

    assertThat(ids(list)).containsExactly("b");
  }

  @Test
  default void never_returns_another_tenants_text() {
    var ours = newTenant();
    save(ours, TestDocuments.plain("a", "ours"));

    assertThat(read(newTenant(), "a", 0, 4)).isEmpty();
  }

  @Test
  default void never_deletes_another_tenants_document() {
    var ours = newTenant();
    save(ours, TestDocuments.plain("a", "ours"));

    boolean deleted = documents().delete(newTenant(), new DocumentId("a"), deadline());

    assertThat(deleted).isFalse();
    assertThat(find(ours, "a")).isPresent();
  }

  @Test
  default void never_replaces_another_tenants_document() {
    var ours = newTenant();
    var theirs = newTenant();
    save(ours, TestDocuments.plain("a", "ours"));

    save(theirs, TestDocuments.plain("a", "theirs"));

    assertThat(read(ours, "a", 0, 10)).contains("ours");
    assertThat(read(theirs, "a", 0, 10)).contains("theirs");
  }

  private void save(TenantId tenant, IndexedDocument document) {
    documents().save(tenant, document, deadline());
  }

  private Optional<StoredDocument> find(TenantId tenant, String id) {
    return documents().find(tenant, new DocumentId(id), deadline());
  }

  private Optional<String> read(TenantId tenant, String id, int start, int end) {
    return documents().read(tenant, Arrays.asList(place(id, start, end)), deadline()).getFirst();
  }

  private static Place place(String id, int start, int end) {
    return new Place(new DocumentId(id), new Span(start, end));
  }

  private static List<String> ids(List<StoredDocument> documents) {
    return documents.stream().map(document -> document.id().value()).toList();
  }

  private static Language ar() {
    return Language.ARABIC;
  }
}
