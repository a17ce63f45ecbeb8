package dev.burhan.engines;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Is the query of a presigned URL, taken apart.
 *
 * @param others what does not belong to the signature itself, decoded
 */
record PresignedQuery(
    String accessKey,
    String region,
    Instant signedAt,
    Duration validity,
    Set<String> signedHeaders,
    String signature,
    Map<String, List<String>> others) {

  static final String SIGNATURE = "X-Amz-Signature";

  private static final Set<String> OWN =
      Set.of(
          "X-Amz-Algorithm",
          "X-Amz-Credential",
          "X-Amz-Date",
          "X-Amz-Expires",
          "X-Amz-SignedHeaders",
          SIGNATURE);

  private static final Pattern CREDENTIAL =
      Pattern.compile("([^/]+)/([0-9]{8})/([a-z0-9-]+)/s3/aws4_request");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final long VALIDITY_MAX_SECONDS = Duration.ofDays(7).toSeconds();

  PresignedQuery {
    signedHeaders = Set.copyOf(signedHeaders);
    others = Map.copyOf(others);
  }

  boolean isExpired(Instant now) {
    return now.isAfter(signedAt.plus(validity));
  }

  /** Tells whether a query is one of a presigned URL, well-formed or not. */
  static boolean isOne(String query) {
    return Arrays.stream(query.split("&", -1)).anyMatch(pair -> pair.startsWith(SIGNATURE + "="));
  }

  /** Empty when the query is malformed. */
  static Optional<PresignedQuery> of(String query) {
    try {
      var all = parameters(query);
      var own = new LinkedHashMap<String, String>();
      for (var name : OWN) {
        var values = all.getOrDefault(name, List.of());
        if (values.size() != 1) {
          return Optional.empty();
        }
        own.put(name, values.getFirst());
        all.remove(name);
      }
      return of(own, all);
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<PresignedQuery> of(
      Map<String, String> own, Map<String, List<String>> others) {
    var credential = CREDENTIAL.matcher(own.getOrDefault("X-Amz-Credential", ""));
    var date = own.getOrDefault("X-Amz-Date", "");
    long seconds = Long.parseLong(own.getOrDefault("X-Amz-Expires", ""));
    if (!"AWS4-HMAC-SHA256".equals(own.get("X-Amz-Algorithm"))
        || !credential.matches()
        || !date.startsWith(credential.group(2))
        || seconds < 1
        || seconds > VALIDITY_MAX_SECONDS) {
      return Optional.empty();
    }
    var headers = own.getOrDefault("X-Amz-SignedHeaders", "").split(";", -1);
    return Optional.of(
        new PresignedQuery(
            credential.group(1),
            credential.group(3),
            TIME.parse(date, Instant::from),
            Duration.ofSeconds(seconds),
            new TreeSet<>(Arrays.asList(headers)),
            own.getOrDefault(SIGNATURE, ""),
            others));
  }

  private static Map<String, List<String>> parameters(String query) {
    var parameters = new LinkedHashMap<String, List<String>>();
    for (var pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters
          .computeIfAbsent(SdkHttpUtils.urlDecode(name), key -> new ArrayList<>())
          .add(SdkHttpUtils.urlDecode(value));
    }
    return parameters;
  }
}
