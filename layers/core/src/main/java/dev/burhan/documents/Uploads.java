package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes files from tenants and hands them to workers. Files expire by themselves.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface Uploads {

  /** How long a permission to upload holds; shorter than the longest delay of a queue. */
  Duration TIME_MAX = Duration.ofMinutes(10);

  /**
   * Permits one file: of this length, type and checksum and no other. The store refuses what
   * differs.
   */
  Permission permit(TenantId tenant, JobId job, MediaType type, Submission.Upload upload);

  /**
   * Copies an uploaded file into {@code target}, of which at most {@code bytesMax} + 1 bytes.
   *
   * @return false when no file was uploaded, or it was removed or has expired
   */
  boolean fetch(TenantId tenant, JobId job, Path target, long bytesMax, Deadline deadline);

  /** Removes a file; harmless when there is none. */
  void remove(TenantId tenant, JobId job);

  /**
   * Says how to send the file: one request with exactly these headers.
   *
   * @param method of HTTP
   */
  record Permission(String method, URI url, Map<String, String> headers, Instant expiresAt) {
    public Permission {
      headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** Leaves the address out: whoever reads it may upload. */
    @Override
    public String toString() {
      return "Permission[" + method + ", expiresAt=" + expiresAt + "]";
    }
  }
}
