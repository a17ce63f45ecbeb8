package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.RecognisedPages;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Says what every {@link RecognisedPages} does. Jobs are new in each test, so it may be kept. */
public interface RecognisedPagesContract {

  TenantId ACME = new TenantId("acme");
  TenantId GLOBEX = new TenantId("globex");

  RecognisedPages recognised();

  @Test
  default void finds_the_text_of_a_page_as_it_was() {
    var job = newJob();

    recognised().keep(ACME, job, 1, "");
    recognised().keep(ACME, job, 12, "المادة ١\n\n\"Rent\" 😀");

    assertThat(recognised().find(ACME, job, 1)).contains("");
    assertThat(recognised().find(ACME, job, 12)).contains("المادة ١\n\n\"Rent\" 😀");
    assertThat(recognised().find(ACME, job, 2)).isEmpty();
  }

  @Test
  default void keeping_a_page_again_replaces_it() {
    var job = newJob();
    recognised().keep(ACME, job, 1, "first");

    recognised().keep(ACME, job, 1, "second");

    assertThat(recognised().find(ACME, job, 1)).contains("second");
  }

  @Test
  default void removes_the_pages_of_one_job() {
    var job = newJob();
    var other = newJob();
    for (int page = 1; page <= 12; page++) {
      recognised().keep(ACME, job, page, "text");
    }
    recognised().keep(ACME, other, 1, "text");

    recognised().remove(ACME, job);
    recognised().remove(ACME, newJob());

    assertThat(recognised().find(ACME, job, 1)).isEmpty();
    assertThat(recognised().find(ACME, job, 12)).isEmpty();
    assertThat(recognised().find(ACME, other, 1)).isPresent();
  }

  @Test
  default void never_returns_or_removes_another_tenants_page() {
    var job = newJob();
    recognised().keep(ACME, job, 1, "ours");

    recognised().remove(GLOBEX, job);

    assertThat(recognised().find(GLOBEX, job, 1)).isEmpty();
    assertThat(recognised().find(ACME, job, 1)).contains("ours");
  }

  private static JobId newJob() {
    return new JobId(UUID.randomUUID().toString());
  }
}
