package dev.burhan.edge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes what went wrong as RFC 9457 problem details. {@code type} never changes for a kind of
 * problem; {@code detail} is for people and never holds an exception's message.
 *
 * @param field the request field at fault, where there is one
 * @param limit that leaves no room, where that is the problem
 * @param retryAfter when the same request may succeed, where that is known
 */
public record Problem(
    Kind kind,
    String detail,
    @Nullable String field,
    @Nullable String limit,
    @Nullable Duration retryAfter) {

  public Problem(Kind kind, String detail, @Nullable String field) {
    this(kind, detail, field, null, null);
  }

  /** The kinds of problem a client can meet. */
  public enum Kind {
    INVALID_REQUEST(400, "invalid-request", "Invalid Request"),
    MALFORMED_JSON(400, "malformed-json", "Malformed JSON"),
    INVALID_ENCODING(400, "invalid-encoding", "Invalid Encoding"),
    FORBIDDEN(403, "forbidden", "Forbidden"),
    NOT_FOUND(404, "not-found", "Not Found"),
    UNKNOWN_ROUTE(404, "unknown-route", "Not Found"),
    TENANT_EXISTS(409, "tenant-exists", "Tenant Exists"),
    TENANT_LEAVING(409, "tenant-leaving", "Tenant Leaving"),
    TOO_MANY_KEYS(409, "too-many-keys", "Too Many Keys"),
    OPERATOR_STAYS(409, "operator-stays", "Operator Stays"),
    REQUEST_IN_PROGRESS(409, "request-in-progress", "Request In Progress"),
    JOB_ENDED(409, "job-ended", "Job Ended"),
    JOB_NOT_ENDED(409, "job-not-ended", "Job Not Ended"),
    PAYLOAD_TOO_LARGE(413, "payload-too-large", "Content Too Large"),
    UNPROCESSABLE(422, "unprocessable-document", "Unprocessable Document"),
    IDEMPOTENCY_CONFLICT(422, "idempotency-conflict", "Idempotency Conflict"),
    BUDGET_EXCEEDED(429, "budget-exceeded", "Budget Exceeded"),
    INTERNAL(500, "internal", "Internal Server Error"),
    UNAVAILABLE(503, "unavailable", "Service Unavailable");

    private final int status;
    private final String slug;
    private final String title;

    Kind(int status, String slug, String title) {
      this.status = status;
      this.slug = slug;
      this.title = title;
    }

    public int status() {
      return status;
    }

    public String type() {
      return "urn:burhan:problem:" + slug;
    }
  }

  public static Problem of(Kind kind, String detail) {
    return new Problem(kind, detail, null);
  }

  /** A problem that passes by itself. */
  public static Problem passing(Kind kind, String detail, Duration retryAfter) {
    return new Problem(kind, detail, null, null, retryAfter);
  }

  /** A limit that leaves no room for a request. */
  static Problem exceeded(String limit, String detail, Duration retryAfter) {
    return new Problem(Kind.BUDGET_EXCEEDED, detail, null, limit, retryAfter);
  }

  /** Whole seconds to wait, for the header of the same name; a little more rather than less. */
  Optional<String> retryAfterSeconds() {
    return Optional.ofNullable(retryAfter)
        .map(time -> Long.toString(Math.max(1, time.plusMillis(999).toSeconds())));
  }

  public static Problem invalid(String field, String detail) {
    return new Problem(Kind.INVALID_REQUEST, detail, field);
  }

  Map<String, Object> json(String requestId) {
    var json = new LinkedHashMap<String, Object>();
    json.put("type", kind.type());
    json.put("title", kind.title);
    json.put("status", kind.status());
    json.put("detail", detail);
    if (field != null) {
      json.put("field", field);
    }
    if (limit != null) {
      json.put("limit", limit);
    }
    json.put("request_id", requestId);
    return json;
  }
}
