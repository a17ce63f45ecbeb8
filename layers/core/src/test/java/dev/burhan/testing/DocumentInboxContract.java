package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentInbox;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.Submission;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import dev.burhan.tenancy.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Says what every {@link DocumentInbox} does. Jobs are new in each test, so it may be kept. */
public interface DocumentInboxContract {

  TenantId ACME = new TenantId("acme");
  TenantId GLOBEX = new TenantId("globex");

  DocumentInbox inbox();

  @Test
  default void finds_a_document_as_it_was() {
    var job = newJob();
    var document =
        document(Language.ENGLISH, MediaType.MARKDOWN, "# Lease\r\n\t\"Rent\" \\ \u0001 is due.\n");

    inbox().put(ACME, job, document);

    assertThat(inbox().find(ACME, job)).contains(document);
  }

  @Test
  default void finds_a_document_in_any_script_as_it_was() {
    var job = newJob();
    var text = "\u0627\u0644\u0645\u0627\u062f\u0629 \u0661 \u2067x\u2069 \ud83d\ude00";
    var document = document(Language.ARABIC, MediaType.PLAIN, text);

    inbox().put(ACME, job, document);

    assertThat(inbox().find(ACME, job)).contains(document);
  }

  @Test
  default void holds_the_longest_text_there_may_be() {
    var job = newJob();
    var text = "\u0645".repeat(Submission.TEXT_MAX);
    var document = document(Language.ARABIC, MediaType.PLAIN, text);

    inbox().put(ACME, job, document);

    // Not contains(document): a failure would print all of it.
    assertThat(inbox().find(ACME, job).orElseThrow().equals(document)).isTrue();
  }

  @Test
  default void putting_it_in_again_replaces_it() {
    var job = newJob();
    inbox().put(ACME, job, document(Language.ENGLISH, MediaType.PLAIN, "first"));
    var second = document(Language.ENGLISH, MediaType.PLAIN, "second");

    inbox().put(ACME, job, second);

    assertThat(inbox().find(ACME, job)).contains(second);
  }

  @Test
  default void finds_an_announced_upload_of_which_little_is_known() {
    var job = newJob();
    var submission =
        new Submission(
            DocumentDetails.of(new DocumentId("scan"), "عقد"),
            MediaType.PDF,
            new Submission.Upload(Submission.BYTES_MAX, "0123456789abcdef".repeat(4)));

    inbox().put(ACME, job, submission);

    assertThat(inbox().find(ACME, job)).contains(submission);
  }

  @Test
  default void finds_nothing_that_was_taken_out() {
    var job = newJob();
    inbox().put(ACME, job, document(Language.ENGLISH, MediaType.PLAIN, "text"));

    inbox().remove(ACME, job);
    inbox().remove(ACME, job);

    assertThat(inbox().find(ACME, job)).isEmpty();
  }

  @Test
  default void never_takes_out_another_tenants_document() {
    var job = newJob();
    inbox().put(ACME, job, document(Language.ENGLISH, MediaType.PLAIN, "ours"));

    inbox().remove(GLOBEX, job);

    assertThat(inbox().find(ACME, job)).isPresent();
  }

  @Test
  default void finds_nothing_that_was_never_put_in() {
    assertThat(inbox().find(ACME, newJob())).isEmpty();
  }

  @Test
  default void never_returns_another_tenants_document() {
    var job = newJob();
    inbox().put(ACME, job, document(Language.ENGLISH, MediaType.PLAIN, "ours"));

    assertThat(inbox().find(GLOBEX, job)).isEmpty();
  }

  private static Submission document(Language language, MediaType type, String text) {
    return new Submission(
        new DocumentDetails(
            new DocumentId("lease-2024"),
            "Lease",
            Optional.of(language),
            List.of("rent", "عقد"),
            Optional.of(LocalDate.of(2024, 2, 29))),
        type,
        new Submission.Inline(text));
  }

  private static JobId newJob() {
    return new JobId(UUID.randomUUID().toString());
  }
}
