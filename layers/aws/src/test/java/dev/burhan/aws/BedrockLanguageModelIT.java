package dev.burhan.aws;

/** Holds a model that streams to the contract. */
final class BedrockLanguageModelIT extends BedrockContract {

  BedrockLanguageModelIT() {
    super(new BedrockModelSettings("amazon.nova-lite-v1:0", true, true));
  }
}
