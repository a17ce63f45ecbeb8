package dev.burhan.cloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Describes the AWS::Serverless::Api.
 *
 * @param apiKeyRequired whether the authorizer must name a key of a usage plan
 */
public record ApiResource(
    String id,
    String stage,
    @Nullable Authorizer authorizer,
    Map<String, GatewayResponse> responses,
    List<MethodSetting> methodSettings,
    List<String> binaryMediaTypes,
    boolean apiKeyRequired) {

  public ApiResource {
    responses = Map.copyOf(responses);
    methodSettings = List.copyOf(methodSettings);
    binaryMediaTypes = List.copyOf(binaryMediaTypes);
  }

  /** The default authorizer: a function asked about each new value of the identity headers. */
  public record Authorizer(
      String name, String functionId, List<String> identityHeaders, Duration timeToLive) {
    public Authorizer {
      identityHeaders = List.copyOf(identityHeaders);
    }
  }

  /** What the gateway says when it answers by itself; templates are kept by media type. */
  public record GatewayResponse(
      @Nullable Integer statusCode, Map<String, String> headers, Map<String, String> templates) {
    public GatewayResponse {
      headers = Map.copyOf(headers);
      templates = Map.copyOf(templates);
    }

    public OptionalInt status() {
      return statusCode == null ? OptionalInt.empty() : OptionalInt.of(statusCode);
    }
  }

  /** Throttling of the methods that match; {@code /*} and {@code *} stand for all. */
  public record MethodSetting(
      String resourcePath, String httpMethod, double ratePerSecond, int burst) {}
}
