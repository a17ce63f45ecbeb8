package dev.burhan.cloud.gateway;

import java.time.Duration;

/**
 * Says where the gateway listens (port 0 takes a free one), what it claims to be in ARNs, and its
 * limits.
 */
public record GatewaySettings(
    int port,
    String region,
    String account,
    String apiId,
    int bodyBytesMax,
    Duration integrationTimeout,
    int cachedAuthorizationsMax) {

  /** API Gateway's own limits: 10 MB and 29 s. */
  public static GatewaySettings standard(int port, String region, String account) {
    return new GatewaySettings(
        port, region, account, "local", 10 * 1024 * 1024, Duration.ofSeconds(29), 10_000);
  }
}
