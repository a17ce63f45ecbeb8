package dev.burhan.function.ingest;

import dev.burhan.documents.CancelJob;
import dev.burhan.documents.CancelJob.Result;
import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.JobPayload;
import dev.burhan.edge.Problem;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.edge.ProblemException;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.tenancy.ApiKey.Scope;
import java.util.Map;
import java.util.Optional;

/** Jobs looked up and cancelled. */
final class JobRoutes {

  private final JobStore jobs;
  private final CancelJob cancel;

  JobRoutes(JobStore jobs, CancelJob cancel) {
    this.jobs = jobs;
    this.cancel = cancel;
  }

  Map<String, Api.Route> routes() {
    return Map.of(
        "GET /jobs/{job_id}", new Api.Route(Scope.INGEST, this::find),
        "DELETE /jobs/{job_id}", new Api.Route(Scope.INGEST, this::cancel));
  }

  private ApiResponse find(ApiRequest request) {
    return jobId(request)
        .flatMap(id -> jobs.find(request.tenant(), id))
        .map(JobPayload::of)
        .map(ApiResponse::ok)
        .orElseThrow(JobRoutes::notFound);
  }

  private ApiResponse cancel(ApiRequest request) {
    var id = jobId(request).orElseThrow(JobRoutes::notFound);
    return switch (cancel.cancel(request.tenant(), id, request.deadline())) {
      case Result.Cancelled(var job) -> ApiResponse.ok(JobPayload.of(job));
      case Result.TooLate(var job) ->
          throw new ProblemException(
              Problem.of(Kind.JOB_ENDED, "The job has ended, or its document is stored already."));
      case Result.Unknown() -> throw notFound();
    };
  }

  static Optional<JobId> jobId(ApiRequest request) {
    return Optional.of(request.pathParameter("job_id")).filter(JobId::isValid).map(JobId::new);
  }

  /** The same for what never was and for what is another tenant's. */
  static ProblemException notFound() {
    return new ProblemException(Problem.of(Kind.NOT_FOUND, "There is no such job."));
  }
}
