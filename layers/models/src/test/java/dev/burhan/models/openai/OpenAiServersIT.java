package dev.burhan.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply;
import dev.burhan.language.Reply.Stop;
import dev.burhan.language.TokenSink;
import dev.burhan.language.TokenUsage;
import dev.burhan.models.openai.FakeOpenAi.Raw;
import dev.burhan.models.openai.OpenAiSettings.TokensField;
import dev.burhan.testing.ProviderScript;
import dev.burhan.testing.ProviderScript.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Meets the adapter with what servers of this protocol do and the protocol does not say. */
@Timeout(120)
final class OpenAiServersIT {

  private static final Prompt PROMPT = Prompt.of("Be brief.", "When is rent due?", 100);
  private static final String STOP = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}";

  private final FakeOpenAi server = new FakeOpenAi(Dialect.PLAIN);
  private final List<String> pieces = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void leaves_out_what_the_model_does_not_accept_and_names_the_limit_as_it_does() {
    var reasoning = settings(Optional.of(FakeOpenAi.KEY), false, TokensField.MAX_COMPLETION_TOKENS);
    var prompt = new Prompt("", PROMPT.messages(), 77, OptionalDouble.of(0));

    ask(reasoning, prompt);

    var request = server.requests().getLast();
    assertThat(request.path("max_completion_tokens").asInt()).isEqualTo(77);
    assertThat(request.has("max_tokens")).isFalse();
    assertThat(request.has("temperature")).isFalse();
    assertThat(request.path("messages")).hasSize(1);
    assertThat(request.path("model").asText()).isEqualTo("test-model");
  }

  @Test
  void shows_no_key_where_there_is_none() {
    server.act(Raw.events(delta("hello"), STOP));

    var reply = ask(settings(Optional.empty(), true, TokensField.MAX_TOKENS), PROMPT);

    assertThat(reply.text()).isEqualTo("hello");
    assertThat(server.authorizations()).containsExactly("");
  }

  @Test
  void uses_a_connection_again() {
    try (var model = new OpenAiLanguageModel(settings())) {
      for (int i = 0; i < 30; i++) {
        model.reply(PROMPT, TokenSink.IGNORE, ample());
      }
    }

    assertThat(server.heard()).hasSize(30);
    assertThat(server.connectionsMade()).isLessThan(30);
  }

  @Test
  void takes_the_word_that_the_stream_is_done_for_an_end() {
    server.act(Raw.events(delta("all of it"), "[DONE]"));

    assertThat(ask().stop()).isEqualTo(Stop.END);
  }

  @Test
  void a_stream_that_ends_without_a_word_of_it_broke_off() {
    server.act(Raw.events(delta("half of it")));

    assertThatThrownBy(this::ask)
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessage("the model broke off, model=test-model, characters=10");
  }

  @Test
  void does_not_wait_until_the_deadline_for_a_count_of_tokens_that_does_not_come() {
    server.act(Raw.events(delta("all of it"), STOP).leftOpen());
    var never = Deadline.in(Duration.ofDays(1), Clock.systemUTC());

    try (var model = new OpenAiLanguageModel(settings())) {
      var reply = model.reply(PROMPT, pieces::add, never);

      assertThat(reply.stop()).isEqualTo(Stop.END);
      assertThat(reply.usage()).isEqualTo(TokenUsage.estimate(PROMPT, "all of it"));
    }
  }

  @Test
  void whatever_comes_after_the_stop_does_not_cost_the_text() {
    server.act(Raw.events(delta("all of it"), STOP, delta("more"), "{bad", "[DONE]"));

    assertThat(ask().text()).isEqualTo("all of it");
    assertThat(pieces).containsExactly("all of it");
  }

  @Test
  void takes_the_last_count_of_tokens_and_passes_over_a_strange_one() {
    server.act(
        Raw.events(
            """
            {"choices":[{"delta":{"content":"a"}}],\
            "usage":{"prompt_tokens":9,"completion_tokens":1}}\
            """,
            """
            {"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":9,"completion_tokens":2,\
            "prompt_tokens_details":{"cached_tokens":50}}}\
            """,
            "{\"choices\":[],\"usage\":{\"total_tokens\":\"many\"}}"));

    assertThat(ask().usage()).isEqualTo(new TokenUsage(0, 2, 9, 0, false));
  }

  @Test
  void an_event_without_data_keeps_the_connection_alive_and_says_nothing() {
    server.act(Raw.events("", delta("on the 1st"), " ", STOP));

    assertThat(ask().text()).isEqualTo("on the 1st");
  }

  @Test
  void passes_over_what_a_model_thinks() {
    server.act(
        Raw.events(
            "{\"choices\":[{\"delta\":{\"content\":null,\"reasoning_content\":\"let me see\"}}]}",
            delta("on the 1st"),
            STOP));

    assertThat(ask().text()).isEqualTo("on the 1st");
  }

  @ParameterizedTest
  @CsvSource({"eos,END", "end_turn,END", "max_tokens,LENGTH", "content_filter,FILTERED"})
  void knows_the_reasons_of_other_servers(String reason, Stop stop) {
    server.act(Raw.events(delta("text"), STOP.replace("stop", reason)));

    assertThat(ask().stop()).isEqualTo(stop);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abort", "tool_calls", "error"})
  void a_reason_we_do_not_know_is_no_end(String reason) {
    server.act(Raw.events(delta("text"), STOP.replace("stop", reason)));

    assertThatThrownBy(this::ask)
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("reason=" + reason + ", model=test-model, characters=4");
  }

  @Test
  void a_filter_that_refuses_the_question_is_no_failure() {
    server.act(Raw.error(400, "{\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}}"));

    var reply = ask();

    assertThat(reply.stop()).isEqualTo(Stop.FILTERED);
    assertThat(reply.text()).isEmpty();
  }

  @Test
  void says_what_a_server_says_of_its_throttle() {
    server.act(
        Raw.error(429, "{\"error\":{\"type\":\"rate_limit_exceeded\"}}").with("Retry-After: 12"));

    assertThatThrownBy(this::ask)
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessage(
            "the model failed, status=429, code=rate_limit_exceeded, model=test-model,"
                + " retry after 12 s");
  }

  @Test
  void a_quota_that_is_used_up_does_not_pass() {
    server.act(Raw.error(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"));

    assertThatThrownBy(this::ask)
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("insufficient_quota");
  }

  @Test
  void an_error_in_the_stream_tells_by_its_number_whether_it_passes() {
    server.act(Raw.events("{\"error\":{\"code\":400,\"type\":\"BadRequestError\"}}"));

    assertThatThrownBy(this::ask)
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("status=400, code=none");
  }

  @ParameterizedTest
  @CsvSource({"500,<html>", "502,''", "504,[]", "529,{}", "408,{\"error\":\"slow\"}"})
  void whatever_a_gateway_says_it_may_pass(int status, String body) {
    server.act(Raw.error(status, body));

    assertThatThrownBy(this::ask)
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("status=" + status + ", code=none");
  }

  @Test
  void an_error_that_is_never_said_to_its_end_is_known_by_its_number() {
    server.act(Raw.error(503, "{\"error\":").leftOpen());

    assertThatThrownBy(this::ask)
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("status=503");
  }

  @Test
  void goes_nowhere_else_with_the_key() throws IOException {
    try (var elsewhere = new FakeOpenAi(Dialect.PLAIN)) {
      server.act(Raw.error(307, "").with("Location: " + elsewhere.baseUrl()));

      assertThatThrownBy(this::ask)
          .isInstanceOf(DependencyFailure.Permanent.class)
          .hasMessageContaining("status=307");

      assertThat(elsewhere.connectionsMade()).isZero();
    }
  }

  @Test
  void a_server_that_answers_in_one_piece_does_not_speak_the_protocol() {
    server.act(Raw.error(200, "{\"choices\":[{\"message\":{\"content\":\"hello\"}}]}"));

    assertThatThrownBy(this::ask)
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("does not stream");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"models\":[]}", "[]", "7", "null", "\"choices\""})
  void what_is_no_chunk_does_not_pass(String data) {
    server.act(Raw.events(data));

    assertThatThrownBy(this::ask)
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("no chunk");
  }

  @Test
  void a_piece_without_an_end_is_not_kept() throws InterruptedException {
    server.act(Raw.events("x".repeat(3 << 20)).leftOpen());

    assertThatThrownBy(this::ask)
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("more than 1048576 bytes");

    assertThat(server.openCalls().awaitNone(Duration.ofSeconds(60))).isTrue();
  }

  @Test
  void hangs_up_on_a_silent_server_at_the_deadline() throws InterruptedException {
    server.act(ProviderScript.says().but(Fault.SILENT));
    var soon = Deadline.in(Duration.ofMillis(400), Clock.systemUTC());

    try (var model = new OpenAiLanguageModel(settings())) {
      assertThatThrownBy(() -> model.reply(PROMPT, TokenSink.IGNORE, soon))
          .isInstanceOf(DependencyFailure.Transient.class)
          .hasMessage("no end by the deadline, model=test-model, characters=0");
    }

    assertThat(server.openCalls().awaitNone(Duration.ofSeconds(60))).isTrue();
  }

  private Reply ask() {
    return ask(settings(), PROMPT);
  }

  private Reply ask(OpenAiSettings settings, Prompt prompt) {
    try (var model = new OpenAiLanguageModel(settings)) {
      return model.reply(prompt, pieces::add, ample());
    }
  }

  private OpenAiSettings settings() {
    return settings(Optional.of(FakeOpenAi.KEY), true, TokensField.MAX_TOKENS);
  }

  private OpenAiSettings settings(
      Optional<String> key, boolean temperatureAccepted, TokensField tokensField) {
    return new OpenAiSettings(
        URI.create(server.baseUrl() + "/"),
        key,
        "test-model",
        Duration.ofSeconds(20),
        temperatureAccepted,
        tokensField);
  }

  private static Deadline ample() {
    return Deadline.in(Duration.ofSeconds(60), Clock.systemUTC());
  }

  private static String delta(String text) {
    return "{\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}";
  }
}
