package dev.burhan.documents;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.List;
import java.util.function.Supplier;

/** Sees to it that the embedding of passages is paid for, batch by batch. Thread-safe. */
@FunctionalInterface
public interface PassageMeter {

  /** For encoders that cost nothing by the token. */
  PassageMeter FREE = (tenant, job, texts, embed) -> embed.get();

  /**
   * Has a batch embedded and counts what that took; what fails is thrown on.
   *
   * @throws dev.burhan.failure.DependencyFailure also when it cannot be counted beforehand
   */
  List<float[]> metered(
      TenantId tenant, JobId job, List<String> texts, Supplier<List<float[]>> embed);
}
