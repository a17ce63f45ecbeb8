package dev.burhan.cloud.template;

import dev.burhan.cloud.template.ApiResource.Authorizer;
import dev.burhan.cloud.template.ApiResource.GatewayResponse;
import dev.burhan.cloud.template.ApiResource.MethodSetting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the API: its authorizer, throttling and gateway responses. */
final class ApiReader {

  private static final int REAUTHORIZE_SECONDS_DEFAULT = 300;

  private ApiReader() {}

  static ApiResource read(String id, TemplateNode properties) {
    properties.refuse("DefinitionBody", "DefinitionUri", "Cors", "CacheClusterEnabled");
    return new ApiResource(
        id,
        properties.at("StageName").text(),
        properties.find("Auth").map(ApiReader::authorizer).orElse(null),
        responses(properties),
        properties.items("MethodSettings").stream()
            .filter(setting -> setting.find("ThrottlingRateLimit").isPresent())
            .map(ApiReader::methodSetting)
            .toList(),
        properties.items("BinaryMediaTypes").stream()
            // SAM writes a slash in a media type as ~1.
            .map(type -> type.text().replace("~1", "/"))
            .toList(),
        isKeyRequired(properties));
  }

  private static boolean isKeyRequired(TemplateNode properties) {
    boolean isRequired =
        properties.find("Auth").filter(auth -> auth.isTrue("ApiKeyRequired", false)).isPresent();
    if (isRequired && !properties.text("ApiKeySourceType", "HEADER").equals("AUTHORIZER")) {
      throw properties.wrong("ApiKeyRequired is emulated with ApiKeySourceType AUTHORIZER alone");
    }
    return isRequired;
  }

  static UsagePlanResource usagePlan(String id, TemplateNode properties) {
    var quota = properties.at("Quota");
    if (!quota.at("Period").text().equals("MONTH")) {
      throw quota.wrong("only a Period of MONTH is emulated");
    }
    return new UsagePlanResource(
        id,
        properties.at("UsagePlanName").expression(),
        properties.at("Throttle").at("RateLimit").number(),
        properties.at("Throttle").at("BurstLimit").integer(),
        quota.at("Limit").integer());
  }

  private static @Nullable Authorizer authorizer(TemplateNode auth) {
    auth.refuse("UsagePlan", "ResourcePolicy");
    var name = auth.text("DefaultAuthorizer", "NONE");
    if (name.equals("NONE")) {
      return null;
    }
    var authorizer = auth.at("Authorizers").at(name);
    if (!authorizer.text("FunctionPayloadType", "TOKEN").equals("REQUEST")) {
      throw authorizer.wrong("only FunctionPayloadType REQUEST is emulated");
    }
    var identity = authorizer.at("Identity");
    identity.refuse("QueryStrings", "StageVariables", "Context");
    return new Authorizer(
        name,
        authorizer.at("FunctionArn").target(),
        identity.at("Headers").items().stream().map(TemplateNode::text).toList(),
        Duration.ofSeconds(identity.integer("ReauthorizeEvery", REAUTHORIZE_SECONDS_DEFAULT)));
  }

  private static Map<String, GatewayResponse> responses(TemplateNode properties) {
    var responses = new LinkedHashMap<String, GatewayResponse>();
    properties
        .entries("GatewayResponses")
        .forEach((type, node) -> responses.put(type, response(node)));
    return responses;
  }

  private static GatewayResponse response(TemplateNode node) {
    var headers = new LinkedHashMap<String, String>();
    node.find("ResponseParameters")
        .ifPresent(
            found -> found.entries("Headers").forEach((n, v) -> headers.put(n, unquoted(v))));
    var templates = new LinkedHashMap<String, String>();
    node.entries("ResponseTemplates").forEach((type, text) -> templates.put(type, text.text()));
    return new GatewayResponse(
        node.find("StatusCode").map(TemplateNode::integer).orElse(null), headers, templates);
  }

  private static String unquoted(TemplateNode value) {
    var text = value.text();
    if (text.length() < 2 || !text.startsWith("'") || !text.endsWith("'")) {
      throw value.wrong("only a static value in single quotes is emulated, found " + text);
    }
    return text.substring(1, text.length() - 1);
  }

  private static MethodSetting methodSetting(TemplateNode setting) {
    return new MethodSetting(
        setting.at("ResourcePath").text(),
        setting.at("HttpMethod").text(),
        setting.at("ThrottlingRateLimit").number(),
        setting.at("ThrottlingBurstLimit").integer());
  }

  /** The routes an API event may not repeat. */
  static void checkRoutes(List<FunctionResource> functions) {
    var seen = new LinkedHashMap<String, String>();
    for (FunctionResource function : functions) {
      for (EventSource.ApiRoute route : function.routes()) {
        var path = "Resources." + function.id() + ".Properties.Events." + route.name();
        var first = seen.putIfAbsent(route.method() + " " + route.path(), path);
        if (first != null) {
          throw new InvalidTemplateException(path, "is the same route as " + first);
        }
      }
    }
  }
}
