package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.engines.BedrockCall;
import dev.burhan.engines.BedrockServer;
import dev.burhan.engines.BedrockStream;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply;
import dev.burhan.language.TokenSink;
import dev.burhan.language.TokenUsage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** Tries what is particular to Bedrock's streams, which the contract of all models cannot know. */
@Timeout(120)
final class ConverseStreamIT {

  private static final String MODEL = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
  private static final Prompt PROMPT =
      new Prompt(
          " ", List.of(new Prompt.Message(Prompt.Role.USER, "Go on")), 77, OptionalDouble.of(.5));

  private final List<BedrockCall> calls = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "end_turn, END",
    "stop_sequence, END",
    "max_tokens, LENGTH",
    "model_context_window_exceeded, LENGTH",
    "guardrail_intervened, FILTERED",
    "content_filtered, FILTERED",
    "refusal, REFUSED",
  })
  void knows_why_a_model_stopped(String reason, Reply.Stop stop) {
    assertThat(reply(stream -> said(stream, reason)).stop()).isEqualTo(stop);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tool_use", "of_its_own_accord"})
  void does_not_guess_what_an_unknown_stop_means(String reason) {
    assertFails(stream -> said(stream, reason), DependencyFailure.Permanent.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"malformed_model_output", "malformed_tool_use"})
  void may_ask_again_where_the_model_stammered(String reason) {
    assertFails(stream -> said(stream, reason), DependencyFailure.Transient.class);
  }

  @ParameterizedTest
  @CsvSource({
    "throttlingException, true",
    "serviceUnavailableException, true",
    "internalServerException, true",
    "modelStreamErrorException, true",
    "validationException, false",
    "neverHeardOfException, true",
  })
  void an_exception_within_the_stream_says_whether_asking_again_helps(String type, boolean helps) {
    assertFails(
        stream -> {
          stream.start();
          stream.text("half a");
          stream.exception(type, "secret");
          stream.end();
        },
        helps ? DependencyFailure.Transient.class : DependencyFailure.Permanent.class);
  }

  @ParameterizedTest
  @CsvSource({
    "429, ThrottlingException, true",
    "429, ModelNotReadyException, true",
    "408, ModelTimeoutException, true",
    "424, ModelErrorException, true",
    "500, InternalServerException, true",
    "503, ServiceUnavailableException, true",
    "400, ValidationException, false",
    "403, AccessDeniedException, false",
    "404, ResourceNotFoundException, false",
    "400, ServiceQuotaExceededException, false",
  })
  void a_refusal_says_whether_asking_again_helps_and_is_asked_once(
      int status, String type, boolean helps) {
    assertThatThrownBy(
            () -> ask(call -> call.refuse(status, type, "secret"), PROMPT, TokenSink.IGNORE))
        .isInstanceOf(helps ? DependencyFailure.Transient.class : DependencyFailure.Permanent.class)
        .hasMessageContaining(type)
        .hasMessageContaining("status=" + status)
        .hasMessageNotContaining("secret")
        .hasNoCause();

    assertThat(calls).hasSize(1);
  }

  @Test
  void counts_the_tokens_of_the_cache_apart() {
    var reply =
        reply(
            stream -> {
              stream.start();
              stream.text("text");
              stream.stop("end_turn");
              stream.usage(10, 20, 3000, 400);
              stream.end();
            });

    assertThat(reply.usage()).isEqualTo(new TokenUsage(10, 20, 3000, 400, false));
  }

  @Test
  void leaves_out_what_a_model_thinks_and_events_of_the_future() {
    var reply =
        reply(
            stream -> {
              stream.start();
              stream.event("somethingNew", "{\"text\":\"no\"}");
              stream.event(
                  "contentBlockDelta",
                  "{\"contentBlockIndex\":0,\"delta\":{\"reasoningContent\":{\"text\":\"hmm\"}}}");
              said(stream, "end_turn");
            });

    assertThat(reply.text()).isEqualTo("some text");
  }

  @Test
  void a_text_that_came_to_its_end_is_kept_though_the_connection_breaks() {
    var reply =
        reply(
            stream -> {
              stream.start();
              stream.text("all");
              stream.stop("end_turn");
            });

    assertThat(reply.text()).isEqualTo("all");
    assertThat(reply.usage()).isEqualTo(TokenUsage.estimate(PROMPT, "all"));
  }

  @Test
  void a_text_that_came_to_its_end_does_not_wait_long_for_its_tokens() throws Exception {
    var hungUp = new CompletableFuture<Boolean>();

    var reply =
        ask(
            call -> {
              var stream = call.stream();
              stream.start();
              stream.text("all");
              stream.stop("end_turn");
              call.awaitHangUp();
              hungUp.complete(true);
            },
            PROMPT,
            TokenSink.IGNORE,
            () -> assertThat(hungUp.get(60, TimeUnit.SECONDS)).isTrue());

    assertThat(reply.usage().estimated()).isTrue();
  }

  @Test
  void hangs_up_once_the_sink_has_had_enough_of_a_model_that_is_silent_since() throws Exception {
    var hungUp = new CompletableFuture<Boolean>();

    var reply =
        ask(
            call -> {
              var stream = call.stream();
              stream.start();
              stream.text("first");
              call.awaitHangUp();
              hungUp.complete(true);
            },
            PROMPT,
            text -> false,
            () -> assertThat(hungUp.get(60, TimeUnit.SECONDS)).isTrue());

    assertThat(reply.stop()).isEqualTo(Reply.Stop.CANCELLED);
  }

  @Test
  void keeps_a_connection_that_was_read_to_its_end() throws Exception {
    try (var server = BedrockServer.start(call -> finish(call));
        var client = client(server)) {
      var model = new BedrockLanguageModel(client, settings(true));
      for (int i = 0; i < 20; i++) {
        model.reply(PROMPT, TokenSink.IGNORE, soon());
      }

      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void says_what_the_model_is_to_do_and_no_more() throws Exception {
    ask(ConverseStreamIT::finish, PROMPT, TokenSink.IGNORE);

    var call = calls.getFirst();
    assertThat(call.path())
        .isEqualTo("/model/us.anthropic.claude-haiku-4-5-20251001-v1%3A0/converse-stream");
    assertThat(call.model()).contains(MODEL);
    assertThat(call.header("authorization").orElseThrow())
        .startsWith("AWS4-HMAC-SHA256 Credential=local/")
        .contains("/eu-west-1/bedrock/aws4_request");
    assertThat(json(call).has("system")).isFalse();
    assertThat(json(call).path("inferenceConfig"))
        .hasToString("{\"maxTokens\":77,\"temperature\":0.5}");
  }

  @Test
  void keeps_the_temperature_from_a_model_that_accepts_none() throws Exception {
    try (var server = BedrockServer.start(this::remembered);
        var client = client(server)) {
      new BedrockLanguageModel(client, settings(false)).reply(PROMPT, TokenSink.IGNORE, soon());
    }

    assertThat(json(calls.getFirst()).path("inferenceConfig")).hasToString("{\"maxTokens\":77}");
  }

  private void remembered(BedrockCall call) throws IOException {
    calls.add(call);
    finish(call);
  }

  private static void finish(BedrockCall call) throws IOException {
    var stream = call.stream();
    stream.start();
    said(stream, "end_turn");
  }

  private static void said(BedrockStream stream, String reason) throws IOException {
    stream.text("some ");
    stream.text("text");
    stream.stop(reason);
    stream.usage(1, 2, 0, 0);
    stream.end();
  }

  /** Says a reply. */
  @FunctionalInterface
  private interface Script {
    void play(BedrockStream stream) throws IOException;
  }

  /** Looks at something while the server is there. */
  @FunctionalInterface
  private interface Check {
    void run() throws Exception;
  }

  private Reply reply(Script script) {
    return ask(call -> script.play(call.stream()), PROMPT, TokenSink.IGNORE);
  }

  private void assertFails(Script script, Class<? extends DependencyFailure> failure) {
    assertThatThrownBy(() -> reply(script))
        .isInstanceOf(failure)
        .hasMessageContaining(MODEL)
        .hasMessageNotContaining("secret");
  }

  private Reply ask(BedrockServer.Answer answer, Prompt prompt, TokenSink sink) {
    try {
      return ask(answer, prompt, sink, () -> {});
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply ask(BedrockServer.Answer answer, Prompt prompt, TokenSink sink, Check check)
      throws Exception {
    BedrockServer.Answer remembering =
        call -> {
          calls.add(call);
          answer.to(call);
        };
    try (var server = BedrockServer.start(remembering);
        var client = client(server)) {
      var reply = new BedrockLanguageModel(client, settings(true)).reply(prompt, sink, soon());
      check.run();
      return reply;
    }
  }

  private static JsonNode json(BedrockCall call) throws IOException {
    return call.json();
  }

  private static BedrockModelSettings settings(boolean acceptsTemperature) {
    return new BedrockModelSettings(MODEL, acceptsTemperature, true);
  }

  private static BedrockRuntimeAsyncClient client(BedrockServer server) {
    return new AwsClients(
            Map.of(
                "BEDROCK_REGION",
                "eu-west-1",
                "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
                server.endpoint().toString()))
        .bedrockRuntimeAsync();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());
  }
}
