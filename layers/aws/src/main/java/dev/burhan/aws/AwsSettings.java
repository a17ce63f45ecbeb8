package dev.burhan.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds where AWS is: a region and, for tests and local runs, addresses that stand in for it.
 *
 * @param region such as us-east-1
 * @param bedrockRegion where the models are, which few regions have
 * @param endpoints of the services that are not where AWS has them
 */
record AwsSettings(String region, String bedrockRegion, Map<Service, URI> endpoints) {

  static final String REGION = "AWS_REGION";
  static final String BEDROCK_REGION = "BEDROCK_REGION";
  static final String ENDPOINT = "AWS_ENDPOINT_URL";

  private static final String REGION_DEFAULT = "us-east-1";
  private static final Pattern REGION_FORM = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** A service we call; the name is the end of its own endpoint variable. */
  enum Service {
    DYNAMODB,
    SQS,
    S3,
    SECRETS_MANAGER,
    TEXTRACT,
    RDS_DATA,
    API_GATEWAY,
    BEDROCK_RUNTIME,
    BEDROCK_AGENT_RUNTIME;

    String variable() {
      return ENDPOINT + "_" + name();
    }
  }

  AwsSettings {
    endpoints = Map.copyOf(endpoints);
  }

  /**
   * Reads the settings; a service's own address wins over the common one.
   *
   * @throws IllegalArgumentException naming every bad variable
   */
  static AwsSettings of(Map<String, String> environment) {
    var bad = new ArrayList<String>();
    var region = region(REGION, REGION_DEFAULT, environment, bad);
    var bedrockRegion = region(BEDROCK_REGION, region, environment, bad);
    var common = endpoint(ENDPOINT, environment, bad);
    var endpoints = new EnumMap<Service, URI>(Service.class);
    for (var service : Service.values()) {
      endpoint(service.variable(), environment, bad)
          .or(() -> common)
          .ifPresent(address -> endpoints.put(service, address));
    }
    if (!bad.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", bad));
    }
    return new AwsSettings(region, bedrockRegion, endpoints);
  }

  Optional<URI> endpoint(Service service) {
    return Optional.ofNullable(endpoints.get(service));
  }

  /** Whether a service is played by this machine, which needs no credentials of ours. */
  boolean isLoopback(Service service) {
    return endpoint(service).map(AwsSettings::isLoopback).orElse(false);
  }

  private static boolean isLoopback(URI address) {
    var host = address.getHost();
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
  }

  private static String region(
      String variable, String otherwise, Map<String, String> environment, List<String> bad) {
    var region = environment.getOrDefault(variable, "");
    if (region.isEmpty()) {
      return otherwise;
    }
    if (!REGION_FORM.matcher(region).matches()) {
      bad.add(variable + " must be a region such as " + REGION_DEFAULT);
    }
    return region;
  }

  private static Optional<URI> endpoint(
      String variable, Map<String, String> environment, List<String> bad) {
    var text = environment.getOrDefault(variable, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var address = address(text);
    if (address.isEmpty()) {
      bad.add(variable + " must be an address such as http://127.0.0.1:4566");
    }
    return address;
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text))
          .filter(address -> address.getHost() != null && SCHEMES.contains(address.getScheme()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
