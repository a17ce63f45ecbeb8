package dev.burhan.aws;

import java.util.ArrayList;
import java.util.Map;

/**
 * Says which model of Bedrock reranks.
 *
 * @param model id of the model, or its ARN
 */
public record BedrockRerankerSettings(String model) {

  static final String MODEL = "RERANK_MODEL";

  /**
   * Reads RERANK_MODEL, such as cohere.rerank-v3-5:0 or amazon.rerank-v1:0.
   *
   * @throws IllegalArgumentException when it is missing or bad
   */
  public static BedrockRerankerSettings of(Map<String, String> environment) {
    var bad = new ArrayList<String>();
    var model = BedrockModelSettings.model(MODEL, environment, bad);
    if (!bad.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", bad));
    }
    return new BedrockRerankerSettings(model);
  }
}
