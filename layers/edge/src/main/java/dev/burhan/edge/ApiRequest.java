package dev.burhan.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.failure.Deadline;
import dev.burhan.language.CallLog;
import dev.burhan.metering.BudgetLimit;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.LimitsText;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one API Gateway event. The tenant comes from the authorizer alone, never from the caller.
 */
public final class ApiRequest {

  /** Longer bodies belong into an upload. */
  public static final int BODY_MAX = 4_000_000;

  /** Kept back from the time-out, to answer before the gateway gives up. */
  private static final Duration RESERVE = Duration.ofMillis(500);

  private final APIGatewayProxyRequestEvent event;
  private final Deadline deadline;
  private final CallLog calls = new CallLog();

  ApiRequest(APIGatewayProxyRequestEvent event, Context context, Clock clock) {
    this.event = event;
    var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    this.deadline = Deadline.in(left, clock);
  }

  public Deadline deadline() {
    return deadline;
  }

  public String id() {
    var context = event.getRequestContext();
    return context == null || context.getRequestId() == null ? "unknown" : context.getRequestId();
  }

  String route() {
    return event.getHttpMethod() + " " + event.getResource();
  }

  /** Collects the calls to models that this request has to pay for. */
  public CallLog calls() {
    return calls;
  }

  /**
   * What the tenant may use, as the authorizer says; without a word of it, anything.
   *
   * @throws IllegalStateException when what it says is malformed
   */
  public Limits limits() {
    try {
      return authorizer("limits").map(LimitsText::parse).orElse(BudgetLimit.UNLIMITED);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the authorizer's limits are malformed", e);
    }
  }

  int bodyLength() {
    var body = event.getBody();
    return body == null ? 0 : Math.min(body.length(), BODY_MAX);
  }

  /** Tells whether the caller asks for a type by its name. */
  public boolean accepts(String type) {
    return header("Accept").stream()
        .flatMap(types -> Stream.of(types.split(",", -1)))
        .map(each -> each.split(";", -1)[0].strip())
        .anyMatch(type::equalsIgnoreCase);
  }

  public TenantId tenant() {
    return new TenantId(authorizer("tenant").orElseThrow(ApiRequest::noAuthorizer));
  }

  /** The key that was used, by which the audit log knows who it was. */
  public KeyId keyId() {
    return new KeyId(authorizer("key_id").orElseThrow(ApiRequest::noAuthorizer));
  }

  /** The tenant as the log shows it; "none" where no authorizer named one. */
  String tenantName() {
    return authorizer("tenant").orElse("none");
  }

  /**
   * Tells whether the caller's key may be used for {@code scope}.
   *
   * @throws IllegalStateException when no authorizer has seen the request: our mistake, not the
   *     caller's
   */
  boolean allows(Scope scope) {
    if (authorizer("tenant").isEmpty()) {
      throw noAuthorizer();
    }
    var wanted = scope.name().toLowerCase(Locale.ROOT);
    return authorizer("scopes").stream()
        .flatMap(scopes -> Stream.of(scopes.split(" ", -1)))
        .anyMatch(wanted::equals);
  }

  /**
   * What the tenant wants done with an answer whose sources support it weakly.
   *
   * @throws IllegalStateException when the authorizer said what we do not know: our mistake, not
   *     the caller's
   */
  public WeakAnswers weakAnswers() {
    return switch (authorizer("weak_answers").orElse("flag")) {
      case "flag" -> WeakAnswers.FLAG;
      case "abstain" -> WeakAnswers.ABSTAIN;
      default -> throw new IllegalStateException("weak_answers must be flag or abstain");
    };
  }

  private Optional<String> authorizer(String name) {
    var context = event.getRequestContext();
    Map<String, Object> values = context == null ? null : context.getAuthorizer();
    return Optional.ofNullable(values == null ? null : values.get(name)).map(Object::toString);
  }

  private static IllegalStateException noAuthorizer() {
    return new IllegalStateException("the event carries no tenant: the route has no authorizer");
  }

  /** Tells whether the request may change something or cost something. */
  boolean isPost() {
    return "POST".equals(event.getHttpMethod());
  }

  /**
   * What makes the request the same as another: its method, path and body.
   *
   * @return SHA-256 in hex
   */
  String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : new String[] {event.getHttpMethod(), event.getPath(), event.getBody()}) {
        var bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A header by its name in whatever case; the last where there are several. */
  Optional<String> header(String name) {
    Map<String, String> headers = event.getHeaders();
    return headers == null
        ? Optional.empty()
        : headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  public String pathParameter(String name) {
    Map<String, String> parameters = event.getPathParameters();
    var value = parameters == null ? null : parameters.get(name);
    return value == null ? "" : value;
  }

  public Optional<String> queryParameter(String name) {
    Map<String, String> parameters = event.getQueryStringParameters();
    return Optional.ofNullable(parameters == null ? null : parameters.get(name));
  }

  /** Fails for a query parameter that is not among {@code known}. */
  public void onlyQueryParameters(String... known) {
    Map<String, String> parameters = event.getQueryStringParameters();
    if (parameters == null) {
      return;
    }
    for (var name : parameters.keySet()) {
      if (!Arrays.asList(known).contains(name)) {
        throw new ProblemException(Problem.invalid(name, "This parameter is not known."));
      }
    }
  }

  public boolean hasBody() {
    var body = event.getBody();
    return body != null && !body.isBlank();
  }

  /**
   * Reads the body strictly.
   *
   * @throws ProblemException when it is absent, too long, not UTF-8, no JSON or of another shape
   */
  public <T> T body(Class<T> type) {
    var body = text(event.getBody());
    if (body.length() > BODY_MAX) {
      throw new ProblemException(
          Problem.of(Kind.PAYLOAD_TOO_LARGE, "The body may hold at most 4,000,000 characters."));
    }
    // The gateway puts this character where bytes were not UTF-8; what they were is lost.
    if (body.indexOf('\uFFFD') >= 0) {
      throw new ProblemException(
          Problem.of(Kind.INVALID_ENCODING, "The body must be UTF-8 and free of U+FFFD."));
    }
    return Json.read(body, type);
  }

  private String text(@Nullable String body) {
    if (body == null || body.isBlank()) {
      throw new ProblemException(Problem.of(Kind.MALFORMED_JSON, "The body is empty."));
    }
    return Boolean.TRUE.equals(event.getIsBase64Encoded()) ? decoded(body) : body;
  }

  private static String decoded(String body) {
    try {
      return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(Kind.INVALID_ENCODING, "The body is not valid base64."));
    }
  }
}
