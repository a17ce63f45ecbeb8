package dev.burhan.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.failure.Deadline;
import dev.burhan.language.TokenUsage;
import java.io.IOException;
import java.util.OptionalInt;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;

/** Asks a model of Bedrock in its own JSON, with InvokeModel. */
record ModelInvocation(BedrockRuntimeClient bedrock, String model) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INPUT_TOKENS = "X-Amzn-Bedrock-Input-Token-Count";
  private static final String MEDIA_TYPE = "application/json";

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /**
   * Holds what the model answered.
   *
   * @param tokens it read; empty where it does not say
   */
  record Output(JsonNode json, OptionalInt tokens) {

    /** What the question took, reckoned from its text where the model does not say. */
    TokenUsage usage(String text) {
      return tokens.isPresent()
          ? new TokenUsage(tokens.getAsInt(), 0, 0, 0, false)
          : new TokenUsage(TokenUsage.estimate(text), 0, 0, 0, true);
    }
  }

  Output answer(ObjectNode question, Deadline deadline) {
    var max = TimeLeft.of(deadline, "asking " + model);
    try {
      var request =
          InvokeModelRequest.builder()
              .modelId(model)
              .contentType(MEDIA_TYPE)
              .accept(MEDIA_TYPE)
              .body(SdkBytes.fromByteArrayUnsafe(JSON.writeValueAsBytes(question)))
              .overrideConfiguration(override -> override.apiCallTimeout(max))
              .build();
      var response = bedrock.invokeModel(request);
      return new Output(JSON.readTree(response.body().asByteArrayUnsafe()), tokens(response));
    } catch (SdkException e) {
      throw failures().of(e);
    } catch (JsonProcessingException e) {
      throw failures().notUnderstood("what is not JSON");
    } catch (IOException e) {
      throw failures().of(e);
    }
  }

  private static OptionalInt tokens(InvokeModelResponse response) {
    return response
        .sdkHttpResponse()
        .firstMatchingHeader(INPUT_TOKENS)
        .filter(tokens -> tokens.matches("[0-9]{1,9}"))
        .map(tokens -> OptionalInt.of(Integer.parseInt(tokens)))
        .orElseGet(OptionalInt::empty);
  }

  /**
   * Reads a vector and scales it to unit length, as models that shorten their vectors do not.
   *
   * @throws dev.burhan.failure.DependencyFailure.Permanent when it is not of so many numbers, or
   *     has no direction
   */
  float[] unitVector(JsonNode json, int dimensions) {
    if (!(json instanceof ArrayNode array) || array.size() != dimensions) {
      throw failures().notUnderstood("%d numbers, expected %d".formatted(json.size(), dimensions));
    }
    double squares = 0;
    for (var value : array) {
      squares += value.asDouble(Double.NaN) * value.asDouble(Double.NaN);
    }
    if (!(squares > 0 && squares < Double.MAX_VALUE)) {
      throw failures().notUnderstood("a vector without a direction");
    }
    var vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) (array.get(i).asDouble() / Math.sqrt(squares));
    }
    return vector;
  }

  BedrockFailures failures() {
    return new BedrockFailures("InvokeModel", model);
  }
}
