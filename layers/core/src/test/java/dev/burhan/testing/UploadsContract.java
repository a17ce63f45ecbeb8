package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.MediaType;
import dev.burhan.documents.Submission;
import dev.burhan.documents.Uploads;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says what every {@link Uploads} does. Jobs are new in each test, so it may be kept. */
public interface UploadsContract {

  TenantId ACME = new TenantId("acme");
  TenantId GLOBEX = new TenantId("globex");

  Uploads uploads();

  /** Sends a file as its tenant does, with the permission of the job. */
  void send(TenantId tenant, JobId job, Uploads.Permission permission, byte[] file);

  @Test
  default void fetches_a_file_as_it_was_sent(@TempDir Path folder) throws IOException {
    var job = newJob();
    var file = new byte[] {0, 1, '%', 'P', 'D', 'F', -1};
    send(ACME, job, permission(ACME, job, file), file);

    assertThat(fetch(ACME, job, folder.resolve("file"), file.length)).isTrue();

    assertThat(Files.readAllBytes(folder.resolve("file"))).isEqualTo(file);
  }

  @Test
  default void fetches_one_byte_more_than_asked_of_a_file_that_is_too_long(@TempDir Path folder)
      throws IOException {
    var job = newJob();
    var file = new byte[200_000];
    send(ACME, job, permission(ACME, job, file), file);

    assertThat(fetch(ACME, job, folder.resolve("file"), 100_000)).isTrue();

    assertThat(Files.size(folder.resolve("file"))).isEqualTo(100_001);
  }

  @Test
  default void fetches_nothing_that_was_never_sent(@TempDir Path folder) {
    var job = newJob();
    permission(ACME, job, new byte[] {1});

    assertThat(fetch(ACME, job, folder.resolve("file"), 10)).isFalse();
  }

  @Test
  default void fetches_nothing_that_was_removed(@TempDir Path folder) {
    var job = newJob();
    send(ACME, job, permission(ACME, job, new byte[] {1}), new byte[] {1});

    uploads().remove(ACME, job);
    uploads().remove(ACME, job);

    assertThat(fetch(ACME, job, folder.resolve("file"), 10)).isFalse();
  }

  @Test
  default void never_fetches_or_removes_another_tenants_file(@TempDir Path folder) {
    var job = newJob();
    send(ACME, job, permission(ACME, job, new byte[] {1}), new byte[] {1});

    uploads().remove(GLOBEX, job);

    assertThat(fetch(GLOBEX, job, folder.resolve("file"), 10)).isFalse();
    assertThat(fetch(ACME, job, folder.resolve("file"), 10)).isTrue();
  }

  private boolean fetch(TenantId tenant, JobId job, Path file, long bytesMax) {
    return uploads().fetch(tenant, job, file, bytesMax, DocumentStoreContract.deadline());
  }

  private Uploads.Permission permission(TenantId tenant, JobId job, byte[] file) {
    return uploads().permit(tenant, job, MediaType.PDF, announced(file));
  }

  /** What is said of a file before it is sent. */
  static Submission.Upload announced(byte[] file) {
    return new Submission.Upload(file.length, TestDocuments.sha256(file));
  }

  private static JobId newJob() {
    return new JobId(UUID.randomUUID().toString());
  }
}
