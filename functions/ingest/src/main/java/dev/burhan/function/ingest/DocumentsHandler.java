package dev.burhan.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.SubmitDocument;
import dev.burhan.documents.SubmitDocument.Submission;
import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.Problem;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.edge.ProblemException;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.tenancy.ApiKey.Scope;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Documents in, listed, read and deleted; jobs looked up. */
public final class DocumentsHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private static final int LIMIT_DEFAULT = 50;
  private static final int LIMIT_MAX = 200;

  private final Api api;
  private final SubmitDocument submit;
  private final DocumentStore documents;
  private final JobStore jobs;

  public DocumentsHandler() {
    this(System.getenv());
  }

  public DocumentsHandler(Map<String, String> environment) {
    this(Wiring.of(environment));
  }

  private DocumentsHandler(Wiring wiring) {
    this(wiring.submit(), wiring.documents(), wiring.jobs(), wiring.clock());
  }

  DocumentsHandler(SubmitDocument submit, DocumentStore documents, JobStore jobs, Clock clock) {
    this.submit = submit;
    this.documents = documents;
    this.jobs = jobs;
    this.api =
        new Api(
            Map.of(
                "POST /documents", new Api.Route(Scope.INGEST, this::submit),
                "GET /documents", new Api.Route(Scope.INGEST, this::list),
                "GET /documents/{document_id}", new Api.Route(Scope.INGEST, this::find),
                "DELETE /documents/{document_id}", new Api.Route(Scope.INGEST, this::delete),
                "GET /jobs/{job_id}", new Api.Route(Scope.INGEST, this::job)),
            clock);
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return api.handle(event, context);
  }

  private ApiResponse submit(ApiRequest request) {
    var document = request.body(DocumentRequest.class).document();
    return switch (submit.submit(request.tenant(), document, request.deadline())) {
      case Submission.Accepted(var id, var job) ->
          ApiResponse.accepted(new SubmissionPayload(id.value(), "submitted", job.id().value()));
      case Submission.Unchanged(var stored) ->
          ApiResponse.ok(new SubmissionPayload(stored.id().value(), "unchanged", null));
      case Submission.NoWords() ->
          throw new ProblemException(
              new Problem(Kind.UNPROCESSABLE, "The document holds no words.", "text"));
    };
  }

  private ApiResponse list(ApiRequest request) {
    request.onlyQueryParameters("after", "limit");
    int limit = limit(request);
    var after = request.queryParameter("after").map(value -> documentId("after", value));
    var found = documents.list(request.tenant(), after, limit + 1, request.deadline());
    return ApiResponse.ok(DocumentListPayload.of(found, limit));
  }

  private static int limit(ApiRequest request) {
    var value = request.queryParameter("limit").orElse(Integer.toString(LIMIT_DEFAULT));
    if (value.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= LIMIT_MAX) {
        return limit;
      }
    }
    throw new ProblemException(
        Problem.invalid("limit", "This parameter must be 1 to " + LIMIT_MAX + "."));
  }

  private static DocumentId documentId(String field, String value) {
    if (!DocumentId.isValid(value)) {
      throw new ProblemException(Problem.invalid(field, "This is not the id of a document."));
    }
    return new DocumentId(value);
  }

  private ApiResponse find(ApiRequest request) {
    return documentId(request)
        .flatMap(id -> documents.find(request.tenant(), id, request.deadline()))
        .map(DocumentPayload::of)
        .map(ApiResponse::ok)
        .orElseThrow(() -> notFound("There is no such document."));
  }

  private ApiResponse delete(ApiRequest request) {
    var id = documentId(request).orElseThrow(() -> notFound("There is no such document."));
    if (!documents.delete(request.tenant(), id, request.deadline())) {
      throw notFound("There is no such document.");
    }
    return ApiResponse.ok(new SubmissionPayload(id.value(), "deleted", null));
  }

  private ApiResponse job(ApiRequest request) {
    return Optional.of(request.pathParameter("job_id"))
        .filter(JobId::isValid)
        .flatMap(id -> jobs.find(request.tenant(), new JobId(id)))
        .map(JobPayload::of)
        .map(ApiResponse::ok)
        .orElseThrow(() -> notFound("There is no such job."));
  }

  private static Optional<DocumentId> documentId(ApiRequest request) {
    return Optional.of(request.pathParameter("document_id"))
        .filter(DocumentId::isValid)
        .map(DocumentId::new);
  }

  /** The same for what never was and for what is another tenant's. */
  private static ProblemException notFound(String detail) {
    return new ProblemException(Problem.of(Kind.NOT_FOUND, detail));
  }
}
