package dev.burhan.function.ingest;

import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.documents.DocumentCatalogue.DocumentFilter;
import dev.burhan.documents.DocumentCatalogue.Place;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.StoredDocument;
import dev.burhan.documents.Submission;
import dev.burhan.documents.SubmitDocument;
import dev.burhan.documents.SubmitDocument.Result;
import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.DocumentFields;
import dev.burhan.edge.Metered;
import dev.burhan.edge.Problem;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.edge.ProblemException;
import dev.burhan.metering.Amounts;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Documents sent, listed, read and deleted. */
final class DocumentRoutes {

  /** What it costs to embed, the worker counts. */
  private static final Optional<Metered> SUBMITTED =
      Optional.of(new Metered("ingest", body -> new Amounts(1, 0, Money.ZERO)));

  private static final int LIMIT_DEFAULT = 50;
  private static final int LIMIT_MAX = 200;

  private final SubmitDocument submit;
  private final DocumentStore documents;
  private final DocumentCatalogue catalogue;

  DocumentRoutes(SubmitDocument submit, DocumentStore documents, DocumentCatalogue catalogue) {
    this.submit = submit;
    this.documents = documents;
    this.catalogue = catalogue;
  }

  Map<String, Api.Route> routes() {
    return Map.of(
        "POST /documents", new Api.Route(Scope.INGEST, SUBMITTED, this::send),
        "GET /documents", new Api.Route(Scope.INGEST, this::list),
        "GET /documents/{document_id}", new Api.Route(Scope.INGEST, this::find),
        "PUT /documents/{document_id}", new Api.Route(Scope.INGEST, SUBMITTED, this::replace),
        "DELETE /documents/{document_id}", new Api.Route(Scope.INGEST, this::delete),
        "GET /documents/{document_id}/text", new Api.Route(Scope.INGEST, this::read));
  }

  private ApiResponse send(ApiRequest request) {
    return submit(request, request.body(DocumentRequest.class).submission());
  }

  private ApiResponse replace(ApiRequest request) {
    var id = documentId(request).orElseThrow(DocumentRoutes::notFound);
    return submit(request, request.body(DocumentRequest.class).submission(id));
  }

  private ApiResponse submit(ApiRequest request, Submission submission) {
    return switch (submit.submit(request.tenant(), submission, request.deadline())) {
      case Result.Accepted(var id, var job) ->
          ApiResponse.accepted(SubmissionPayload.submitted(id, job));
      case Result.Expected(var id, var job, var upload) ->
          ApiResponse.accepted(SubmissionPayload.expected(id, job, upload));
      case Result.Unchanged(var stored) -> ApiResponse.ok(SubmissionPayload.unchanged(stored.id()));
      case Result.NoWords() ->
          throw new ProblemException(
              new Problem(Kind.UNPROCESSABLE, "The document holds no words.", "text"));
    };
  }

  private ApiResponse list(ApiRequest request) {
    request.onlyQueryParameters(
        "media_type", "language", "tags", "date_from", "date_to", "after", "limit");
    int limit = limit(request);
    var after = parameter(request, "after", DocumentFields::id);
    var found =
        catalogue.list(request.tenant(), filter(request), after, limit + 1, request.deadline());
    return ApiResponse.ok(DocumentListPayload.of(found, limit));
  }

  private static DocumentFilter filter(ApiRequest request) {
    return new DocumentFilter(
        parameter(request, "media_type", DocumentFields::mediaType),
        parameter(request, "language", DocumentFields::language),
        parameter(request, "tags", DocumentRoutes::tags).orElse(List.of()),
        parameter(request, "date_from", DocumentFields::date),
        parameter(request, "date_to", DocumentFields::date));
  }

  private static <T> Optional<T> parameter(
      ApiRequest request, String name, BiFunction<String, String, T> reader) {
    return request.queryParameter(name).map(value -> reader.apply(name, value));
  }

  private static List<String> tags(String name, String value) {
    return DocumentFields.tags(name, List.of(value.split(",", -1)));
  }

  private static int limit(ApiRequest request) {
    var value = request.queryParameter("limit").orElse(Integer.toString(LIMIT_DEFAULT));
    if (value.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= LIMIT_MAX) {
        return limit;
      }
    }
    throw invalid("limit", "This parameter must be 1 to " + LIMIT_MAX + ".");
  }

  private ApiResponse find(ApiRequest request) {
    return ApiResponse.ok(DocumentPayload.of(stored(request)));
  }

  private StoredDocument stored(ApiRequest request) {
    return documentId(request)
        .flatMap(id -> catalogue.find(request.tenant(), id, request.deadline()))
        .orElseThrow(DocumentRoutes::notFound);
  }

  private ApiResponse read(ApiRequest request) {
    request.onlyQueryParameters("span");
    var span = request.queryParameter("span").map(StretchPayload::span);
    var document = stored(request);
    var place = new Place(document.id(), span.orElse(StretchPayload.FIRST));
    return catalogue
        .read(request.tenant(), List.of(place), request.deadline())
        .getFirst()
        .map(stretch -> ApiResponse.ok(StretchPayload.of(document, place.span(), stretch)))
        // Deleted since we looked.
        .orElseThrow(DocumentRoutes::notFound);
  }

  private ApiResponse delete(ApiRequest request) {
    var id = documentId(request).orElseThrow(DocumentRoutes::notFound);
    if (!documents.delete(request.tenant(), id, request.deadline())) {
      throw notFound();
    }
    return ApiResponse.ok(SubmissionPayload.deleted(id));
  }

  private static Optional<DocumentId> documentId(ApiRequest request) {
    return Optional.of(request.pathParameter("document_id"))
        .filter(DocumentId::isValid)
        .map(DocumentId::new);
  }

  private static ProblemException invalid(String field, String detail) {
    return new ProblemException(Problem.invalid(field, detail));
  }

  /** The same for what never was and for what is another tenant's. */
  private static ProblemException notFound() {
    return new ProblemException(Problem.of(Kind.NOT_FOUND, "There is no such document."));
  }
}
