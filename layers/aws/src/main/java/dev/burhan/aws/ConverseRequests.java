package dev.burhan.aws;

import dev.burhan.language.Prompt;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** Says what is asked in the words of Converse; the two operations take the same. */
record ConverseRequests(BedrockModelSettings settings) {

  ConverseStreamRequest streamed(Prompt prompt, Duration max) {
    return ConverseStreamRequest.builder()
        .modelId(settings.model())
        .system(system(prompt))
        .messages(messages(prompt))
        .inferenceConfig(inference(prompt))
        .overrideConfiguration(override -> override.apiCallTimeout(max))
        .build();
  }

  ConverseRequest whole(Prompt prompt, Duration max) {
    return ConverseRequest.builder()
        .modelId(settings.model())
        .system(system(prompt))
        .messages(messages(prompt))
        .inferenceConfig(inference(prompt))
        .overrideConfiguration(override -> override.apiCallTimeout(max))
        .build();
  }

  /** None where it is blank, which Bedrock refuses, as it may an empty list. */
  private static @Nullable List<SystemContentBlock> system(Prompt prompt) {
    return prompt.system().isBlank() ? null : List.of(SystemContentBlock.fromText(prompt.system()));
  }

  private static List<Message> messages(Prompt prompt) {
    return prompt.messages().stream().map(ConverseRequests::message).toList();
  }

  private static Message message(Prompt.Message message) {
    var role =
        switch (message.role()) {
          case USER -> ConversationRole.USER;
          case ASSISTANT -> ConversationRole.ASSISTANT;
        };
    return Message.builder().role(role).content(ContentBlock.fromText(message.text())).build();
  }

  /** Without a limit the largest there is would be reserved of the account's quota. */
  private InferenceConfiguration inference(Prompt prompt) {
    var inference = InferenceConfiguration.builder().maxTokens(prompt.tokensMax());
    if (settings.acceptsTemperature() && prompt.temperature().isPresent()) {
      inference.temperature((float) prompt.temperature().getAsDouble());
    }
    return inference.build();
  }
}
