package dev.burhan.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Says which model of Bedrock writes and what it accepts, which differs from model to model.
 *
 * @param model id of the model or of an inference profile, or an ARN of either
 * @param acceptsTemperature whether it takes one; some refuse a request that has one
 * @param streams whether it can hand its text over as it writes
 */
public record BedrockModelSettings(String model, boolean acceptsTemperature, boolean streams) {

  static final String MODEL = "BEDROCK_MODEL";
  static final String ACCEPTS_TEMPERATURE = "BEDROCK_ACCEPTS_TEMPERATURE";
  static final String STREAMS = "BEDROCK_STREAMS";

  /** What Bedrock takes for a model, of at most 2,048 characters. */
  private static final Pattern MODEL_FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._:/-]{0,2047}");

  public BedrockModelSettings {
    if (!isModel(model)) {
      throw new IllegalArgumentException("no id of a model: " + model);
    }
  }

  /**
   * Reads BEDROCK_MODEL, which is required, BEDROCK_ACCEPTS_TEMPERATURE and BEDROCK_STREAMS, which
   * are true unless they say false.
   *
   * @throws IllegalArgumentException naming every missing or bad variable
   */
  public static BedrockModelSettings of(Map<String, String> environment) {
    var bad = new ArrayList<String>();
    var model = model(MODEL, environment, bad);
    boolean acceptsTemperature = flag(ACCEPTS_TEMPERATURE, environment, bad);
    boolean streams = flag(STREAMS, environment, bad);
    if (!bad.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", bad));
    }
    return new BedrockModelSettings(model, acceptsTemperature, streams);
  }

  /** Reads the id of a model, and says so where there is none. */
  static String model(String variable, Map<String, String> environment, List<String> bad) {
    var model = environment.getOrDefault(variable, "");
    if (!isModel(model)) {
      bad.add(variable + " must be the id of a model such as amazon.nova-lite-v1:0");
    }
    return model;
  }

  private static boolean isModel(String model) {
    return MODEL_FORM.matcher(model).matches();
  }

  private static boolean flag(String variable, Map<String, String> environment, List<String> bad) {
    var flag = environment.getOrDefault(variable, "");
    if (!flag.isEmpty() && !flag.equals("true") && !flag.equals("false")) {
      bad.add(variable + " must be true or false");
    }
    return !flag.equals("false");
  }
}
