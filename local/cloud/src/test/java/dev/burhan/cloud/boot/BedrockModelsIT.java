package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.command.Samples;
import dev.burhan.cloud.function.FunctionConfiguration;
import dev.burhan.cloud.function.InvocationResult.Answered;
import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.cloud.stack.CustomResourceCall;
import dev.burhan.cloud.template.Template;
import dev.burhan.cloud.testing.HashingBedrock;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the whole system with models of Bedrock that embed and rerank, played over HTTP. */
final class BedrockModelsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TITAN = "bedrock:amazon.titan-embed-text-v2:0";
  private static final String COHERE = "bedrock:cohere.embed-multilingual-v3";
  private static final String QUESTION =
      "How much notice must the tenant give the landlord to end the lease of the flat?";

  private final HashingBedrock bedrock = new HashingBedrock();

  @AfterEach
  void close() {
    bedrock.close();
  }

  @Test
  void documents_are_embedded_found_and_reranked_by_models_of_bedrock() {
    try (var cloud = cloud(Map.of("RerankModel", "cohere.rerank-v3-5:0"));
        var caller = SharedCloud.caller(cloud, "acme")) {
      caller.ingest("lease-agreement", Samples.document("lease-agreement"));

      var found = caller.post("/retrieve", Map.of("question", QUESTION)).json();
      assertThat(found.path("encoder").asText()).isEqualTo("amazon.titan-embed-text-v2:0/256");
      assertThat(found.at("/passages/0/why/meaning/cosine").asDouble()).isPositive();
      assertThat(bedrock.asked()).as("a retrieval is as it was ranked").doesNotContain("rerank");

      var answer = caller.ask(QUESTION).json();
      assertThat(answer.path("outcome").asText()).isEqualTo("grounded");
      assertThat(answer.path("rerank").asText()).isEqualTo("done");
      assertThat(answer.path("ms").has("rerank")).isTrue();
      assertThat(answer.at("/usage/input_tokens").asInt()).isPositive();

      bedrock.throttle();
      var unordered = caller.ask(QUESTION);
      assertThat(unordered.status()).isEqualTo(200);
      assertThat(unordered.json().path("rerank").asText()).isEqualTo("failed");
    }
  }

  @Test
  void after_a_change_of_dimensions_what_was_stored_is_found_by_words() throws Exception {
    try (var cloud = cloud(Map.of());
        var caller = SharedCloud.caller(cloud, "acme")) {
      caller.ingest("lease-agreement", Samples.document("lease-agreement"));
      var cohere = Map.of("EMBEDDER", COHERE, "EMBEDDER_DIMENSIONS", "1024");

      migrate(cloud, cohere);

      var found = retrieve(cloud, cohere);
      assertThat(found.path("encoder").asText()).isEqualTo("cohere.embed-multilingual-v3/1024");
      assertThat(found.at("/passages/0/why/lexical/score").asDouble()).isPositive();
      assertThat(found.at("/passages/0/why/meaning").isNull()).isTrue();
    }
  }

  @Test
  void an_embedder_that_nobody_knows_is_named_at_the_start() {
    var settings =
        LocalSettings.ephemeral(
            SharedCloud.HOME, Map.of("Embedder", "bedrock:amazon.nova-lite-v1:0"));

    assertThatThrownBy(() -> LocalCloud.start(settings, line -> {}).close())
        .hasStackTraceContaining("EMBEDDER must be a model that embeds")
        .hasStackTraceContaining("EMBEDDER_COSINE_MEAN must be");
  }

  private LocalCloud cloud(Map<String, String> more) {
    var parameters = new HashMap<>(more);
    parameters.put("Embedder", TITAN);
    parameters.put("EmbedderDimensions", "256");
    parameters.put("EmbedderCosineMean", "0");
    parameters.put("EmbedderCosineDeviation", "0.125");
    var settings = LocalSettings.ephemeral(SharedCloud.HOME, parameters);
    return LocalCloud.start(settings.with(bedrock.variables()), line -> {});
  }

  private static void migrate(LocalCloud cloud, Map<String, String> variables) throws Exception {
    var template = Template.read(SharedCloud.HOME.resolve("template.yaml"));
    var call = new CustomResourceCall(cloud.stack(), Duration.ofSeconds(30));
    for (var resource : template.customResources().values()) {
      try (var function = function(cloud, resource.functionId(), variables)) {
        call.create(resource, function);
      }
    }
  }

  private static JsonNode retrieve(LocalCloud cloud, Map<String, String> variables)
      throws Exception {
    var event = JSON.createObjectNode();
    event.put("resource", "/retrieve").put("path", "/retrieve").put("httpMethod", "POST");
    event
        .putObject("requestContext")
        .putObject("authorizer")
        .put("tenant", "acme")
        .put("scopes", "query");
    event.put("body", JSON.createObjectNode().put("question", QUESTION).toString());
    try (var function = function(cloud, "QueryFunction", variables)) {
      var answered = (Answered) function.invoke(event.toString());
      return JSON.readTree(JSON.readTree(answered.payload()).path("body").asText());
    }
  }

  private static LambdaFunction function(
      LocalCloud cloud, String id, Map<String, String> variables) {
    var as = cloud.stack().function(id);
    var environment = new HashMap<>(as.environment());
    environment.putAll(variables);
    return LambdaFunction.load(
        new FunctionConfiguration(
            id, as.name(), as.arn(), as.handler(), as.timeout(), as.memoryMegabytes(), environment),
        Clock.systemUTC(),
        AwsMetrics.NONE);
  }
}
