package dev.burhan.function.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.Problem;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.edge.ProblemException;
import dev.burhan.jobs.JobStore;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.webhooks.ConfigureWebhook;
import dev.burhan.webhooks.ReplayWebhook;
import dev.burhan.webhooks.WebhookLog;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhook configured; its messages looked up and sent again. */
final class WebhookRoutes {

  private final ConfigureWebhook configure;
  private final ReplayWebhook replay;
  private final JobStore jobs;
  private final WebhookLog log;

  WebhookRoutes(ConfigureWebhook configure, ReplayWebhook replay, JobStore jobs, WebhookLog log) {
    this.configure = configure;
    this.replay = replay;
    this.jobs = jobs;
    this.log = log;
  }

  /** The body of PUT /webhook. */
  record WebhookRequest(@JsonProperty("url") @Nullable String url) {}

  Map<String, Api.Route> routes() {
    return Map.of(
        "GET /webhook", new Api.Route(Scope.INGEST, this::find),
        "PUT /webhook", new Api.Route(Scope.INGEST, this::set),
        "DELETE /webhook", new Api.Route(Scope.INGEST, this::remove),
        "GET /jobs/{job_id}/webhook", new Api.Route(Scope.INGEST, this::delivery),
        "POST /jobs/{job_id}/webhook", new Api.Route(Scope.INGEST, this::replay));
  }

  private ApiResponse find(ApiRequest request) {
    return configure
        .find(request.tenant())
        .map(webhook -> ApiResponse.ok(WebhookPayload.of(webhook)))
        .orElseThrow(WebhookRoutes::noWebhook);
  }

  private ApiResponse set(ApiRequest request) {
    var url = request.body(WebhookRequest.class).url();
    return switch (configure.set(request.tenant(), url == null ? "" : url)) {
      case ConfigureWebhook.Result.Configured(var webhook, var secret) ->
          ApiResponse.ok(WebhookPayload.of(webhook, secret));
      case ConfigureWebhook.Result.Refused(var fault) ->
          throw new ProblemException(Problem.invalid("url", fault.detail()));
    };
  }

  private ApiResponse remove(ApiRequest request) {
    configure.remove(request.tenant());
    return ApiResponse.ok(Collections.singletonMap("url", null));
  }

  private ApiResponse delivery(ApiRequest request) {
    var id = JobRoutes.jobId(request).orElseThrow(JobRoutes::notFound);
    if (jobs.find(request.tenant(), id).isEmpty()) {
      throw JobRoutes.notFound();
    }
    return ApiResponse.ok(DeliveryPayload.of(id, log.find(request.tenant(), id)));
  }

  private ApiResponse replay(ApiRequest request) {
    var id = JobRoutes.jobId(request).orElseThrow(JobRoutes::notFound);
    return switch (replay.replay(request.tenant(), id)) {
      case ReplayWebhook.Result.Queued(var delivery) ->
          ApiResponse.accepted(DeliveryPayload.of(id, Optional.of(delivery)));
      case ReplayWebhook.Result.NotEnded() ->
          throw new ProblemException(Problem.of(Kind.JOB_NOT_ENDED, "The job has not ended yet."));
      case ReplayWebhook.Result.Unknown() -> throw JobRoutes.notFound();
      case ReplayWebhook.Result.NoWebhook() -> throw noWebhook();
    };
  }

  private static ProblemException noWebhook() {
    return new ProblemException(Problem.of(Kind.NOT_FOUND, "There is no webhook."));
  }
}
