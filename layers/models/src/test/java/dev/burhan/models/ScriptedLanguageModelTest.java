package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.LanguageModel;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply.Stop;
import dev.burhan.language.TokenSink;
import dev.burhan.models.ScriptedLanguageModel.Pace;
import dev.burhan.testing.LanguageModelContract;
import dev.burhan.testing.OpenCalls;
import dev.burhan.testing.ProviderScript;
import dev.burhan.testing.ProviderScript.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class ScriptedLanguageModelTest implements LanguageModelContract {

  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final List<Prompt> heard = new CopyOnWriteArrayList<>();

  @Override
  public LanguageModel speaking(ProviderScript script) {
    var first = script.fault() == Fault.SILENT ? FOR_EVER : Duration.ZERO;
    return new ScriptedLanguageModel(
        "scripted",
        prompt -> {
          heard.add(prompt);
          return script.fault() == Fault.SILENT
              ? "never said"
              : String.join("", script.pieces().apply(prompt));
        },
        new Pace(first, Duration.ZERO),
        7);
  }

  /** It has no provider that could count, decline or break. */
  @Override
  public boolean canPlay(ProviderScript script) {
    return (script.fault() == Fault.NONE || script.fault() == Fault.SILENT)
        && script.stop() == Stop.END
        && script.usage().isEmpty()
        && script.pace() == ProviderScript.Pace.AT_ONCE;
  }

  @Override
  public List<Prompt> heard() {
    return List.copyOf(heard);
  }

  @Override
  public OpenCalls openCalls() {
    return new OpenCalls();
  }

  @Override
  public String key() {
    return "it has no key";
  }

  @Test
  void cuts_the_same_text_into_the_same_pieces_and_another_seed_into_others() {
    var text = "The tenant shall pay the rent on the first day of each month. ".repeat(5);

    assertThat(pieces(text, 7)).isEqualTo(pieces(text, 7)).hasSizeGreaterThan(30);
    assertThat(pieces(text, 8)).isNotEqualTo(pieces(text, 7));
  }

  @Test
  void each_piece_counts_as_a_token() {
    var pieces = new ArrayList<String>();
    var model = ScriptedLanguageModel.echo(Pace.AT_ONCE);

    var reply = model.reply(Prompt.of("", "x".repeat(1000), 5), pieces::add, ample());

    assertThat(pieces).hasSize(5);
    assertThat(reply.stop()).isEqualTo(Stop.LENGTH);
    assertThat(reply.text()).isEqualTo(String.join("", pieces));
  }

  @Test
  void writes_no_more_once_the_sink_wants_no_more() {
    var pieces = new ArrayList<String>();
    var model = ScriptedLanguageModel.echo(new Pace(Duration.ZERO, FOR_EVER));

    var reply =
        model.reply(
            Prompt.of("", "x".repeat(1000), 500),
            text -> {
              pieces.add(text);
              return false;
            },
            ample());

    assertThat(reply.stop()).isEqualTo(Stop.CANCELLED);
    assertThat(pieces).containsExactly(reply.text());
  }

  @Test
  void takes_its_time_between_tokens_but_no_longer_than_the_deadline() {
    var pieces = new ArrayList<String>();
    var model = ScriptedLanguageModel.echo(new Pace(Duration.ZERO, FOR_EVER));

    assertThatThrownBy(
            () ->
                model.reply(
                    Prompt.of("", "x".repeat(1000), 500),
                    pieces::add,
                    Deadline.in(Duration.ofMillis(300), Clock.systemUTC())))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("scripted-echo");

    assertThat(pieces).hasSizeLessThan(2);
  }

  @Test
  void takes_at_least_the_time_it_is_told_to() {
    var model = ScriptedLanguageModel.echo(new Pace(Duration.ofMillis(40), Duration.ofMillis(5)));
    var pieces = new ArrayList<Long>();
    long start = System.nanoTime();

    model.reply(
        Prompt.of("", "x".repeat(40), 500), text -> pieces.add(System.nanoTime() - start), ample());

    assertThat(Duration.ofNanos(pieces.getFirst())).isGreaterThanOrEqualTo(Duration.ofMillis(39));
    assertThat(Duration.ofNanos(pieces.getLast() - pieces.getFirst()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(5L * (pieces.size() - 1) - 1));
  }

  @Test
  void an_interrupted_caller_does_not_wait_for_the_first_token() {
    var model = ScriptedLanguageModel.echo(new Pace(FOR_EVER, FOR_EVER));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> model.reply(Prompt.of("", "x", 5), TokenSink.IGNORE, ample()))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void pauses_are_not_negative() {
    assertThatThrownBy(() -> new Pace(Duration.ofMillis(-1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> pieces(String text, long seed) {
    var pieces = new ArrayList<String>();
    new ScriptedLanguageModel("scripted", prompt -> text, Pace.AT_ONCE, seed)
        .reply(Prompt.of("", "Go on", 1000), pieces::add, ample());
    return pieces;
  }

  private static Deadline ample() {
    return Deadline.in(PATIENCE, Clock.systemUTC());
  }
}
