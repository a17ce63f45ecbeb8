package dev.burhan.engines;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Lets presigned URLs do what they were signed for and nothing else, as S3 does: signs each request
 * anew, with the headers it brought, and compares. Requests without such a signature pass.
 */
final class PresignedUrls extends OncePerRequestFilter implements Ordered {

  private static final AwsCredentialsIdentity LOCAL =
      AwsCredentialsIdentity.create("local", "local");

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final InstantSource clock;

  PresignedUrls(InstantSource clock) {
    this.clock = clock;
  }

  /** Why a request is refused. */
  private enum Refusal {
    MALFORMED(400, "AuthorizationQueryParametersError", "The query is not that of a signed URL."),
    ACCESS_KEY(403, "InvalidAccessKeyId", "There is no such access key here."),
    EXPIRED(403, "AccessDenied", "Request has expired"),
    NOT_SIGNED(403, "AccessDenied", "There are headers in the request that were not signed."),
    SIGNATURE(403, "SignatureDoesNotMatch", "The signature is not that of this request.");

    private final int status;
    private final String code;
    private final String message;

    Refusal(int status, String code, String message) {
      this.status = status;
      this.code = code;
      this.message = message;
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var refusal = refusal(request);
    if (refusal.isPresent()) {
      answer(response, refusal.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<Refusal> refusal(HttpServletRequest request) {
    var query = Optional.ofNullable(request.getQueryString()).orElse("");
    if (!PresignedQuery.isOne(query)) {
      return Optional.empty();
    }
    return PresignedQuery.of(query)
        .map(presigned -> refusal(request, presigned))
        .orElse(Optional.of(Refusal.MALFORMED));
  }

  private Optional<Refusal> refusal(HttpServletRequest request, PresignedQuery query) {
    if (!query.accessKey().equals(LOCAL.accessKeyId())) {
      return Optional.of(Refusal.ACCESS_KEY);
    }
    if (query.isExpired(clock.instant())) {
      return Optional.of(Refusal.EXPIRED);
    }
    if (!isSignatureOf(request, query)) {
      return Optional.of(Refusal.SIGNATURE);
    }
    return hasHeadersNotSigned(request, query) ? Optional.of(Refusal.NOT_SIGNED) : Optional.empty();
  }

  /** What S3 acts upon must be signed. */
  private static boolean hasHeadersNotSigned(HttpServletRequest request, PresignedQuery query) {
    return Collections.list(request.getHeaderNames()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.startsWith("x-amz-") && !query.signedHeaders().contains(name));
  }

  private boolean isSignatureOf(HttpServletRequest request, PresignedQuery query) {
    return signature(request, query)
        .filter(
            expected ->
                MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8),
                    query.signature().getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  /** Empty when a header that was signed is missing, or the request cannot be signed at all. */
  private Optional<String> signature(HttpServletRequest request, PresignedQuery query) {
    try {
      var unsigned = unsigned(request, query);
      if (query.signedHeaders().stream().anyMatch(name -> request.getHeader(name) == null)) {
        return Optional.empty();
      }
      return signer
          .sign(
              sign ->
                  sign.identity(LOCAL)
                      .request(unsigned)
                      .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                      .putProperty(AwsV4HttpSigner.REGION_NAME, query.region())
                      .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                      .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                      .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                      .putProperty(
                          AwsV4FamilyHttpSigner.AUTH_LOCATION,
                          AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                      .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, query.validity())
                      .putProperty(
                          HttpSigner.SIGNING_CLOCK, Clock.fixed(query.signedAt(), ZoneOffset.UTC)))
          .request()
          .firstMatchingRawQueryParameter(PresignedQuery.SIGNATURE);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The request as it was before it was signed: with the headers that were signed alone. */
  private static SdkHttpRequest unsigned(HttpServletRequest request, PresignedQuery query) {
    var unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.getMethod()))
            .uri(URI.create("http://" + request.getHeader("host")))
            .encodedPath(request.getRequestURI())
            .rawQueryParameters(query.others());
    for (var name : query.signedHeaders()) {
      unsigned.putHeader(name, Collections.list(request.getHeaders(name)));
    }
    return unsigned.build();
  }

  private static void answer(HttpServletResponse response, Refusal refusal) throws IOException {
    response.setStatus(refusal.status);
    response.setContentType("application/xml");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response
        .getWriter()
        .write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>%s</Code><Message>%s</Message></Error>
            """
                .formatted(refusal.code, refusal.message));
  }
}
