package dev.burhan.testing;

import dev.burhan.documents.MediaType;
import dev.burhan.documents.Submission;
import dev.burhan.documents.Uploads;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds uploaded files in memory; {@link #upload} stands for the tenant's request. */
public final class InMemoryUploads implements Uploads {

  private final Clock clock;
  private final Map<Key, byte[]> files = new ConcurrentHashMap<>();

  private record Key(TenantId tenant, JobId job) {}

  public InMemoryUploads(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Permission permit(TenantId tenant, JobId job, MediaType type, Submission.Upload upload) {
    return new Permission(
        "PUT",
        URI.create("memory:" + tenant + "/" + job),
        Map.of(
            "content-type", type.value(),
            "content-length", Long.toString(upload.bytes()),
            "x-sha256", upload.sha256()),
        clock.instant().plus(TIME_MAX));
  }

  /** Puts a file in as its tenant would; unlike a real store it takes any. */
  public void upload(TenantId tenant, JobId job, byte[] file) {
    files.put(new Key(tenant, job), file.clone());
  }

  @Override
  public boolean fetch(TenantId tenant, JobId job, Path target, long bytesMax, Deadline deadline) {
    deadline.check("the uploads");
    var file = Optional.ofNullable(files.get(new Key(tenant, job)));
    file.ifPresent(bytes -> write(target, bytes, bytesMax));
    return file.isPresent();
  }

  private static void write(Path target, byte[] bytes, long bytesMax) {
    try {
      Files.write(target, Arrays.copyOf(bytes, (int) Math.min(bytes.length, bytesMax + 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void remove(TenantId tenant, JobId job) {
    files.remove(new Key(tenant, job));
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }
}
