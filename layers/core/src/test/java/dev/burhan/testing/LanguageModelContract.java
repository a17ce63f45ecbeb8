package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.LanguageModel;
import dev.burhan.language.Prompt;
import dev.burhan.language.Prompt.Message;
import dev.burhan.language.Prompt.Role;
import dev.burhan.language.Reply;
import dev.burhan.language.Reply.Stop;
import dev.burhan.language.TokenSink;
import dev.burhan.language.TokenUsage;
import dev.burhan.testing.ProviderScript.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Says what every {@link LanguageModel} does, whatever its provider does to it. Nothing here is
 * timed: waits end with what they wait for, and the time-out is for the case that it never comes.
 */
@Timeout(120)
public interface LanguageModelContract {

  Duration PATIENCE = Duration.ofSeconds(60);
  Duration SHORT = Duration.ofMillis(400);

  Prompt PROMPT = Prompt.of("Answer in one sentence.", "When is rent due?", 200);

  /** A character of two UTF-16 units and four bytes of UTF-8. */
  String SCALES = "⚖️🏛";

  /** Makes a model whose provider acts so, on every call. */
  LanguageModel speaking(ProviderScript script);

  /** What the provider read off the wire, oldest call first. */
  List<Prompt> heard();

  /** The calls the provider is serving; one that was hung up on is over once it notices. */
  OpenCalls openCalls();

  /** The secret that the models made here show to their provider. */
  String key();

  /** Whether the provider can act so; tests of what it cannot are skipped. */
  default boolean canPlay(ProviderScript script) {
    return true;
  }

  @Test
  default void hands_over_the_text_in_order_and_returns_all_of_it() {
    var sink = new Pieces();

    var reply = model(ProviderScript.says("Rent is ", "due ", "on ", "the ", "1st.")).to(sink);

    assertThat(sink.text()).isEqualTo("Rent is due on the 1st.");
    assertThat(reply.text()).isEqualTo(sink.text());
    assertThat(reply.stop()).isEqualTo(Stop.END);
  }

  @Test
  default void hands_over_a_piece_before_the_next_is_sent() {
    var came = new CountDownLatch(1);
    var script = ProviderScript.says("first ", "second").paced(piece -> await(piece, came));

    var reply =
        model(script)
            .to(
                text -> {
                  came.countDown();
                  return true;
                });

    assertThat(reply.text()).isEqualTo("first second");
  }

  @Test
  default void hands_over_on_the_callers_thread() {
    var threads = new ArrayList<Thread>();

    model(ProviderScript.says("one ", "two")).to(text -> threads.add(Thread.currentThread()));

    assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
  }

  @Test
  default void leaves_out_pieces_without_text() {
    var sink = new Pieces();

    model(ProviderScript.says("", "a", "", "b", "")).to(sink);

    assertThat(sink.pieces).doesNotContain("");
    assertThat(sink.text()).isEqualTo("ab");
  }

  @Test
  default void keeps_what_could_be_taken_for_the_protocol() {
    String text =
        "data: [DONE]\n\nevent: end\r\n\r\n{\"choices\":[]} \u2028 \\u0041 \"quoted\"\t\0";

    var reply = model(ProviderScript.says("data: ", text, "\n\n")).to(TokenSink.IGNORE);

    assertThat(reply.text()).isEqualTo("data: " + text + "\n\n");
  }

  @Test
  default void reads_characters_whose_bytes_come_one_by_one() {
    var sink = new Pieces();
    var script = ProviderScript.says("العدل ", SCALES, " é").byteByByte();

    var reply = model(script).to(sink);

    assertThat(reply.text()).isEqualTo("العدل " + SCALES + " é");
    assertThat(sink.pieces).allSatisfy(LanguageModelContract::isWhole);
  }

  @Test
  default void puts_a_character_together_that_comes_in_two_pieces() {
    var sink = new Pieces();
    int within = SCALES.length() - 1;
    var script = ProviderScript.says(SCALES.substring(0, within), SCALES.substring(within), "!");

    var reply = model(script).to(sink);

    assertThat(reply.text()).isEqualTo(SCALES + "!");
    assertThat(sink.pieces).allSatisfy(LanguageModelContract::isWhole);
  }

  @Test
  default void replaces_half_a_character_that_stays_alone() {
    var sink = new Pieces();
    var half = SCALES.substring(0, SCALES.length() - 1);

    var reply = model(ProviderScript.says(half, "x", half)).to(sink);

    assertThat(reply.text()).isEqualTo("⚖️\uFFFDx⚖️\uFFFD");
    assertThat(sink.text()).isEqualTo(reply.text());
  }

  @Test
  default void counts_tokens_as_the_provider_does() {
    var usage = new TokenUsage(11, 7, 5, 0, false);

    var reply = model(ProviderScript.says("text").takes(usage)).to(TokenSink.IGNORE);

    assertThat(reply.usage()).isEqualTo(usage);
  }

  @Test
  default void estimates_tokens_where_the_provider_does_not_say() {
    var reply = model(ProviderScript.says("some ", "text")).to(TokenSink.IGNORE);

    assertThat(reply.usage()).isEqualTo(TokenUsage.estimate(PROMPT, "some text"));
  }

  @Test
  default void says_that_the_reply_was_cut_at_the_limit_of_tokens() {
    var reply = model(ProviderScript.says("cut sh").stops(Stop.LENGTH)).to(TokenSink.IGNORE);

    assertThat(reply.stop()).isEqualTo(Stop.LENGTH);
    assertThat(reply.text()).isEqualTo("cut sh");
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "FILTERED"})
  default void says_that_the_reply_was_refused_or_filtered(Stop stop) {
    var reply = model(ProviderScript.says("I ", "cannot").stops(stop)).to(TokenSink.IGNORE);

    assertThat(reply.stop()).isEqualTo(stop);
    assertThat(reply.text()).isEqualTo("I cannot");
  }

  @Test
  default void a_filter_may_leave_no_text_at_all() {
    var sink = new Pieces();

    var reply = model(ProviderScript.says().stops(Stop.FILTERED)).to(sink);

    assertThat(reply.stop()).isEqualTo(Stop.FILTERED);
    assertThat(reply.text()).isEmpty();
    assertThat(sink.pieces).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"END", "LENGTH"})
  default void a_reply_without_a_word_is_a_failure(Stop stop) {
    assertTransient(ProviderScript.says().stops(stop), "");
  }

  @Test
  default void ends_the_call_once_the_sink_wants_no_more() throws InterruptedException {
    var sink = new Pieces(1);

    var reply = model(ProviderScript.says("again ").but(Fault.ENDLESS)).to(sink);

    assertThat(reply.stop()).isEqualTo(Stop.CANCELLED);
    assertThat(reply.text()).isEqualTo(sink.text()).startsWith("again");
    assertThat(reply.usage().estimated()).isTrue();
    assertThat(sink.pieces).hasSize(1);
    assertThat(openCalls().awaitNone(PATIENCE)).isTrue();
  }

  @Test
  default void ends_the_call_when_the_sink_fails() throws InterruptedException {
    var failure = new IllegalStateException("the client has gone");
    var model = model(ProviderScript.says("again ").but(Fault.ENDLESS));

    assertThatThrownBy(
            () ->
                model.to(
                    text -> {
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(openCalls().awaitNone(PATIENCE)).isTrue();
  }

  @Test
  default void stops_a_model_that_writes_past_the_limit_of_tokens() throws InterruptedException {
    var sink = new Pieces();
    var model = speaking(playable(ProviderScript.says("on and ", SCALES).but(Fault.ENDLESS)));
    var prompt = Prompt.of("Be brief.", "Go on", 10);

    var reply = model.reply(prompt, sink, ample());

    assertThat(reply.stop()).isEqualTo(Stop.LENGTH);
    assertThat(reply.text().length()).isBetween(10, prompt.charactersMax());
    assertThat(sink.text()).isEqualTo(reply.text());
    assertThat(sink.pieces).allSatisfy(LanguageModelContract::isWhole);
    assertThat(openCalls().awaitNone(PATIENCE)).isTrue();
  }

  @Test
  default void gives_up_on_a_silent_provider_at_the_deadline() {
    var model = model(ProviderScript.says().but(Fault.SILENT));

    assertThatThrownBy(() -> model.to(TokenSink.IGNORE, Deadline.in(SHORT, Clock.systemUTC())))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  @Test
  default void gives_up_on_a_provider_that_falls_silent_at_the_deadline() {
    var sink = new Pieces();
    var model = model(ProviderScript.says("to be ", "continued").but(Fault.FALLS_SILENT));

    assertThatThrownBy(() -> model.to(sink, Deadline.in(SHORT, Clock.systemUTC())))
        .isInstanceOf(DependencyFailure.Transient.class);

    // On a slow day not all of it has come by then.
    assertThat("to be continued").startsWith(sink.text());
  }

  @Test
  default void gives_up_at_the_deadline_on_a_provider_that_never_falls_silent()
      throws InterruptedException {
    var script =
        ProviderScript.says("on and on ")
            .but(Fault.ENDLESS)
            .paced(piece -> TimeUnit.MILLISECONDS.sleep(20));
    var model = speaking(playable(script));
    var prompt = Prompt.of("Go on.", "And on", 1_000_000);

    assertThatThrownBy(
            () -> model.reply(prompt, TokenSink.IGNORE, Deadline.in(SHORT, Clock.systemUTC())))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(openCalls().awaitNone(PATIENCE)).isTrue();
  }

  @Test
  default void asks_nobody_once_the_deadline_has_passed() {
    var model = model(ProviderScript.says("late"));
    int before = heard().size();

    assertThatThrownBy(
            () -> model.to(TokenSink.IGNORE, Deadline.in(Duration.ZERO, Clock.systemUTC())))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(heard()).hasSize(before);
  }

  @Test
  default void an_interrupted_caller_waits_no_longer_and_stays_interrupted() throws Exception {
    var asked = new CountDownLatch(1);
    var model = model(ProviderScript.says("to be ").but(Fault.FALLS_SILENT));
    try (var threads = Executors.newSingleThreadExecutor()) {
      var caller =
          threads.submit(
              () -> {
                var failure =
                    catchThrowable(
                        () ->
                            model.to(
                                text -> {
                                  asked.countDown();
                                  return true;
                                }));
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                return failure;
              });
      assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      threads.shutdownNow();

      assertThat(caller.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .isInstanceOf(DependencyFailure.Transient.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLED", "DOWN", "UNREACHABLE"})
  default void may_be_asked_again_when_the_provider_is_busy_or_out_of_reach(Fault fault) {
    assertTransient(ProviderScript.says("text").but(fault), "");
  }

  @ParameterizedTest
  @EnumSource(names = {"BREAKS_OFF", "FAILS_MIDWAY"})
  default void has_handed_over_what_came_before_the_provider_broke_off(Fault fault) {
    assertTransient(ProviderScript.says("half a ", "sentence").but(fault), "half a sentence");
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "FORBIDDEN"})
  default void need_not_be_asked_again_when_the_provider_rejects_the_request(Fault fault) {
    var sink = new Pieces();
    var model = model(ProviderScript.says("text").but(fault));

    assertThatThrownBy(() -> model.to(sink)).isInstanceOf(DependencyFailure.Permanent.class);

    assertThat(sink.pieces).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MALFORMED_CHUNK", "WRONG_JSON", "WRONG_CONTENT_TYPE"})
  default void fails_when_the_provider_sends_what_is_not_its_protocol(Fault fault) {
    var model = model(ProviderScript.says("text ").but(fault));

    assertThatThrownBy(() -> model.to(TokenSink.IGNORE)).isInstanceOf(DependencyFailure.class);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "ENDLESS"})
  default void never_shows_the_key_or_the_question(Fault fault) {
    var model = model(ProviderScript.says("text ").but(fault));

    boolean waits = fault == Fault.SILENT || fault == Fault.FALLS_SILENT;
    var deadline = Deadline.in(waits ? SHORT : PATIENCE, Clock.systemUTC());

    var failure =
        catchThrowableOfType(DependencyFailure.class, () -> model.to(TokenSink.IGNORE, deadline));

    assertThat(trace(failure)).contains(failure.getClass().getName()).doesNotContain(key());
    assertThat(trace(failure)).doesNotContain("When is rent due");
    assertThat(model.model().toString()).doesNotContain(key());
    assertThat(model.model().name()).isNotBlank().doesNotContain(key());
  }

  @Test
  default void tells_the_provider_all_that_was_asked() {
    var prompt =
        new Prompt(
            "You are a clerk. Say \"no\" rather than guess.\n" + SCALES,
            List.of(
                new Message(Role.USER, "متى يستحق الإيجار؟"),
                new Message(Role.ASSISTANT, "On the 1st.\n\n{\"a\":1}"),
                new Message(Role.USER, "And the deposit?")),
            321,
            OptionalDouble.of(0.25));

    speaking(playable(ProviderScript.says("ok"))).reply(prompt, TokenSink.IGNORE, ample());

    assertThat(heard().getLast()).isEqualTo(prompt);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  default void tells_the_provider_the_temperature(double temperature) {
    var prompt =
        new Prompt(
            PROMPT.system(), PROMPT.messages(), PROMPT.tokensMax(), OptionalDouble.of(temperature));

    speaking(playable(ProviderScript.says("ok"))).reply(prompt, TokenSink.IGNORE, ample());

    assertThat(heard().getLast().temperature()).hasValue(temperature);
  }

  @Test
  default void leaves_the_temperature_to_the_provider_where_none_is_asked_for() {
    model(ProviderScript.says("ok")).to(TokenSink.IGNORE);

    assertThat(heard().getLast()).isEqualTo(PROMPT);
  }

  @Test
  default void serves_many_threads_at_once() throws Exception {
    var model = speaking(playable(ProviderScript.echo()));
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> askFiveTimes(model));
    }

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<String> result : threads.invokeAll(calls)) {
        assertThat(result.get()).isEmpty();
      }
    }
    assertThat(openCalls().awaitNone(PATIENCE)).isTrue();
  }

  /** What was not as asked, or "". */
  private static String askFiveTimes(LanguageModel model) {
    for (int i = 0; i < 5; i++) {
      var words = (Thread.currentThread().threadId() + " says " + i + " ").repeat(20) + "end";
      var sink = new Pieces();
      var reply = model.reply(Prompt.of("Say it back.", words, 1000), sink, ample());
      if (!reply.text().equals(words) || !sink.text().equals(words)) {
        return "asked for <" + words + ">, got <" + reply.text() + ">, <" + sink.text() + ">";
      }
    }
    return "";
  }

  private void assertTransient(ProviderScript script, String handedOver) {
    var sink = new Pieces();
    var model = model(script);

    assertThatThrownBy(() -> model.to(sink)).isInstanceOf(DependencyFailure.Transient.class);

    assertThat(sink.text()).isEqualTo(handedOver);
  }

  private Asked model(ProviderScript script) {
    return new Asked(speaking(playable(script)));
  }

  private ProviderScript playable(ProviderScript script) {
    assumeTrue(canPlay(script), "the provider cannot act so");
    return script;
  }

  private static Deadline ample() {
    return Deadline.in(PATIENCE, Clock.systemUTC());
  }

  private static void await(int piece, CountDownLatch first) throws InterruptedException {
    if (piece > 0 && !first.await(PATIENCE.toSeconds() / 2, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the first piece was not handed over");
    }
  }

  private static void isWhole(String piece) {
    assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
    assertThat(Character.isHighSurrogate(piece.charAt(piece.length() - 1))).isFalse();
  }

  private static String trace(Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** Asks the same each time. */
  record Asked(LanguageModel model) {

    Reply to(TokenSink sink) {
      return to(sink, ample());
    }

    Reply to(TokenSink sink, Deadline deadline) {
      return model.reply(PROMPT, sink, deadline);
    }
  }

  /** Keeps what is handed over, up to a number of pieces. */
  final class Pieces implements TokenSink {

    final List<String> pieces = new ArrayList<>();
    private final int wanted;

    Pieces() {
      this(Integer.MAX_VALUE);
    }

    Pieces(int wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean accept(String text) {
      pieces.add(text);
      return pieces.size() < wanted;
    }

    String text() {
      return String.join("", pieces);
    }
  }
}
