package dev.burhan.aws;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the body of a message on the job queue: {@code {"tenant_id": …, "job_id": …}}. */
public record JobMessage(TenantId tenant, JobId job) {

  private static final String TENANT = "tenant_id";
  private static final String JOB = "job_id";
  private static final Set<String> FIELDS = Set.of(TENANT, JOB);

  public String toJson() {
    var fields = new LinkedHashMap<String, String>();
    fields.put(TENANT, tenant.value());
    fields.put(JOB, job.value());
    return Json.write(fields);
  }

  /** Empty for anything but a JSON object of exactly the two fields, both well-formed. */
  public static Optional<JobMessage> parse(String body) {
    return Json.readStrings(body)
        .filter(fields -> fields.keySet().equals(FIELDS))
        .flatMap(JobMessage::checked);
  }

  private static Optional<JobMessage> checked(Map<String, String> fields) {
    try {
      var tenant = new TenantId(fields.getOrDefault(TENANT, ""));
      return Optional.of(new JobMessage(tenant, new JobId(fields.getOrDefault(JOB, ""))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
