package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.Document;
import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.documents.DocumentCatalogue.DocumentFilter;
import dev.burhan.documents.DocumentCatalogue.Place;
import dev.burhan.documents.DocumentCatalogue.Stretch;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.IndexedDocument;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.PagedText;
import dev.burhan.documents.Span;
import dev.burhan.documents.StoredDocument;
import dev.burhan.documents.Submission;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Language;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Says what every {@link DocumentStore} does. Tenants are new in each test, so it may be kept. */
public interface DocumentStoreContract {

  DocumentStore documents();

  DocumentCatalogue catalogue();

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
        Document.of(
            new Submission(
                new DocumentDetails(
                    new DocumentId("a.B-c_1"),
                    "'Lease' — عقد",
                    Optional.of(ar()),
                    List.of("signed", "عقد"),
                    Optional.of(LocalDate.of(2024, 2, 29))),
                MediaType.MARKDOWN,
                new Submission.Inline(text)),
            new PagedText(text, List.of(0, 6), List.of()));
    var before = Instant.now().truncatedTo(ChronoUnit.MICROS).minusSeconds(60);

    save(tenant, IndexedDocument.of(document, "some-encoder", List.of()));

    var found = catalogue().find(tenant, document.id(), deadline()).orElseThrow();
    assertThat(found)
        .isEqualTo(
            new StoredDocument(
                document.id(),
                "'Lease' — عقد",
                MediaType.MARKDOWN,
                ar(),
                List.of("signed", "عقد"),
                LocalDate.of(2024, 2, 29),
                document.contentHash(),
                "some-encoder",
                12,
                2,
                0,
                List.of(),
                found.job(),
                true,
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
    assertThat(ids(catalogue().list(tenant, DocumentFilter.NONE, Optional.empty(), 10, deadline())))
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
    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("storedAt", "job")
        .isEqualTo(before);
    assertThat(catalogue().list(tenant, DocumentFilter.NONE, Optional.empty(), 10, deadline()))
        .containsExactly(after);
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

    var first = catalogue().list(tenant, DocumentFilter.NONE, Optional.empty(), 3, deadline());
    var second =
        catalogue()
            .list(tenant, DocumentFilter.NONE, Optional.of(first.getLast().id()), 3, deadline());
    var third =
        catalogue()
            .list(tenant, DocumentFilter.NONE, Optional.of(second.getLast().id()), 3, deadline());
    var fourth =
        catalogue()
            .list(tenant, DocumentFilter.NONE, Optional.of(third.getLast().id()), 3, deadline());

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

    var page =
        catalogue()
            .list(tenant, DocumentFilter.NONE, Optional.of(new DocumentId("b")), 10, deadline());

    assertThat(ids(page)).containsExactly("c");
  }

  @Test
  default void lists_nothing_of_a_new_tenant() {
    assertThat(catalogue().list(newTenant(), DocumentFilter.NONE, Optional.empty(), 10, deadline()))
        .isEmpty();
  }

  @Test
  default void lists_only_documents_that_pass_the_filter() {
    var tenant = newTenant();
    saveDetailed(tenant, "a", Language.ENGLISH, List.of("lease", "signed"), "2024-01-31");
    saveDetailed(tenant, "b", Language.ENGLISH, List.of("lease"), "2024-02-01");
    saveDetailed(tenant, "c", ar(), List.of("signed"), "2024-02-29");
    saveDetailed(tenant, "d", ar(), List.of("عقد", "signed"), "2024-03-01");

    assertThat(passing(tenant, filter().tags("signed"))).containsExactly("a", "c", "d");
    assertThat(passing(tenant, filter().tags("signed", "lease"))).containsExactly("a");
    assertThat(passing(tenant, filter().tags("عقد"))).containsExactly("d");
    assertThat(passing(tenant, filter().tags("sign"))).isEmpty();
    assertThat(passing(tenant, filter().language(ar()))).containsExactly("c", "d");
    assertThat(passing(tenant, filter().type(MediaType.PLAIN))).hasSize(4);
    assertThat(passing(tenant, filter().type(MediaType.PDF))).isEmpty();
    assertThat(passing(tenant, filter().from("2024-02-01"))).containsExactly("b", "c", "d");
    assertThat(passing(tenant, filter().to("2024-02-29"))).containsExactly("a", "b", "c");
    assertThat(passing(tenant, filter().from("2024-02-01").to("2024-02-29").tags("lease")))
        .containsExactly("b");
  }

  @Test
  default void pages_through_a_filtered_list() {
    var tenant = newTenant();
    for (var id : List.of("a", "b", "c", "d", "e")) {
      var tags = id.equals("c") ? List.<String>of() : List.of("kept");
      saveDetailed(tenant, id, Language.ENGLISH, tags, "2024-01-01");
    }
    var filter = filter().tags("kept").build();

    var first = catalogue().list(tenant, filter, Optional.empty(), 2, deadline());
    var second = catalogue().list(tenant, filter, Optional.of(first.getLast().id()), 9, deadline());

    assertThat(ids(first)).containsExactly("a", "b");
    assertThat(ids(second)).containsExactly("d", "e");
  }

  @Test
  default void a_document_without_a_date_bears_the_day_it_was_first_stored() {
    var tenant = newTenant();
    var before = LocalDate.now(ZoneOffset.UTC);

    save(tenant, TestDocuments.plain("a", "text"));

    var date = find(tenant, "a").orElseThrow().date();
    assertThat(date).isBetween(before, LocalDate.now(ZoneOffset.UTC));
    saveDetailed(tenant, "b", ar(), List.of(), "2020-02-03");
    save(tenant, TestDocuments.plain("b", "text"));
    assertThat(find(tenant, "b").orElseThrow().date()).isEqualTo("2020-02-03");
  }

  @Test
  default void tells_the_page_a_stretch_begins_on() {
    var tenant = newTenant();
    var text = "😀 one two  three";
    // The third page is empty.
    var paged = new PagedText(text, List.of(0, 6, 10, 10), List.of());
    var submission = TestDocuments.submission("a", "Title", Language.ENGLISH, text);
    save(tenant, IndexedDocument.of(Document.of(submission, paged), "encoder", List.of()));

    var pages =
        catalogue()
            .read(
                tenant,
                List.of(place("a", 0, 3), place("a", 5, 9), place("a", 6, 9), place("a", 11, 16)),
                deadline())
            .stream()
            .map(stretch -> stretch.orElseThrow().page())
            .toList();

    assertThat(pages).containsExactly(1, 1, 2, 4);
    assertThat(find(tenant, "a").orElseThrow().pages()).isEqualTo(4);
  }

  @Test
  default void reads_stretches_in_code_points_in_the_order_asked() {
    var tenant = newTenant();
    save(tenant, TestDocuments.plain("a", "إيجار 😀👍🏽 rent 𝔘", "second line"));
    save(tenant, TestDocuments.plain("b", "other"));

    var read =
        texts(
            catalogue()
                .read(
                    tenant,
                    List.of(
                        place("a", 6, 9),
                        place("b", 0, 5),
                        place("a", 0, 5),
                        place("a", 15, 16),
                        place("a", 10, 19),
                        place("a", 6, 9)),
                    deadline()));

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

    var read =
        texts(catalogue().read(tenant, List.of(place("b", 0, 4), place("a", 0, 4)), deadline()));

    assertThat(read).containsExactly(Optional.empty(), Optional.of("rent"));
  }

  @Test
  default void reads_nothing_when_nothing_is_asked() {
    assertThat(catalogue().read(newTenant(), List.of(), deadline())).isEmpty();
  }

  @Test
  default void keeps_text_that_looks_like_sql_as_it_is() {
    var tenant = newTenant();
    var text = "'; drop table document; -- \\ $$ :tenant ? %s ${x} \u0001 \"";
    var document = TestDocuments.document("a", text, HashingEmbedder.OTHER, text);

    save(tenant, IndexedDocument.of(document, text, List.of()));

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

    var list = catalogue().list(theirs, DocumentFilter.NONE, Optional.empty(), 10, deadline());

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
    TestDocuments.store(documents(), tenant, document);
  }

  private void saveDetailed(
      TenantId tenant, String id, Language language, List<String> tags, String date) {
    var details =
        new DocumentDetails(
            new DocumentId(id),
            "Title",
            Optional.of(language),
            tags,
            Optional.of(LocalDate.parse(date)));
    var submission = new Submission(details, MediaType.PLAIN, new Submission.Inline("text"));
    var document = Document.of(submission, PagedText.of("text"));
    save(tenant, IndexedDocument.of(document, "encoder", List.of()));
  }

  private List<String> passing(TenantId tenant, Filters filter) {
    return ids(catalogue().list(tenant, filter.build(), Optional.empty(), 10, deadline()));
  }

  private static Filters filter() {
    return new Filters();
  }

  /** Puts a filter together. */
  final class Filters {
    private DocumentFilter filter = DocumentFilter.NONE;

    private Filters() {}

    Filters tags(String... tags) {
      filter =
          new DocumentFilter(
              filter.mediaType(), filter.language(), List.of(tags), filter.from(), filter.to());
      return this;
    }

    Filters language(Language language) {
      filter =
          new DocumentFilter(
              filter.mediaType(), Optional.of(language), filter.tags(), filter.from(), filter.to());
      return this;
    }

    Filters type(MediaType type) {
      filter =
          new DocumentFilter(
              Optional.of(type), filter.language(), filter.tags(), filter.from(), filter.to());
      return this;
    }

    Filters from(String date) {
      filter =
          new DocumentFilter(
              filter.mediaType(),
              filter.language(),
              filter.tags(),
              Optional.of(LocalDate.parse(date)),
              filter.to());
      return this;
    }

    Filters to(String date) {
      filter =
          new DocumentFilter(
              filter.mediaType(),
              filter.language(),
              filter.tags(),
              filter.from(),
              Optional.of(LocalDate.parse(date)));
      return this;
    }

    DocumentFilter build() {
      return filter;
    }
  }

  private Optional<StoredDocument> find(TenantId tenant, String id) {
    return catalogue().find(tenant, new DocumentId(id), deadline());
  }

  private Optional<String> read(TenantId tenant, String id, int start, int end) {
    return texts(catalogue().read(tenant, List.of(place(id, start, end)), deadline())).getFirst();
  }

  private static List<Optional<String>> texts(List<Optional<Stretch>> read) {
    return read.stream().map(stretch -> stretch.map(Stretch::text)).toList();
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
