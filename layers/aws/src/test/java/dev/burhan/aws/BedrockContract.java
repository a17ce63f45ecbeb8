package dev.burhan.aws;

import dev.burhan.language.LanguageModel;
import dev.burhan.language.Prompt;
import dev.burhan.testing.LanguageModelContract;
import dev.burhan.testing.OpenCalls;
import dev.burhan.testing.ProviderScript;
import dev.burhan.testing.ProviderScript.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Holds a model on Bedrock to the contract, over HTTP and in Bedrock's own framing. */
abstract class BedrockContract implements LanguageModelContract {

  private final BedrockModelSettings settings;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private ScriptedBedrock provider = new ScriptedBedrock(ProviderScript.says());

  BedrockContract(BedrockModelSettings settings) {
    this.settings = settings;
  }

  @Override
  public LanguageModel speaking(ProviderScript script) {
    provider.close();
    provider = new ScriptedBedrock(script);
    var environment =
        script.fault() == Fault.UNREACHABLE
            ? Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
            : provider.environment();
    var client = new AwsClients(environment).bedrockRuntimeAsync();
    opened.add(client);
    return new BedrockLanguageModel(client, settings);
  }

  @AfterEach
  void close() throws Exception {
    provider.close();
    for (var each : opened) {
      each.close();
    }
  }

  @Override
  public List<Prompt> heard() {
    return provider.heard;
  }

  @Override
  public OpenCalls openCalls() {
    return provider.openCalls;
  }

  /** What the requests are signed as; the secret itself never leaves. */
  @Override
  public String key() {
    return "AWS4-HMAC-SHA256";
  }
}
