package dev.burhan.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply.Stop;
import dev.burhan.language.TokenSink;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Talks to the server of the settings, where there is one; whichever it is. */
final class RealServerIT {

  private static final List<Prompt.Message> QUESTION =
      List.of(new Prompt.Message(Prompt.Role.USER, "What is the capital of France?"));

  private final List<String> pieces = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeEach
  void needs_a_server() {
    assumeTrue(
        System.getenv("OPENAI_BASE_URL") != null,
        "no server to talk to: set OPENAI_BASE_URL and OPENAI_MODEL");
  }

  @AfterEach
  void close() throws Exception {
    for (var model : opened) {
      model.close();
    }
  }

  @Test
  void replies_in_pieces_and_counts_its_tokens() {
    var reply = model().reply(prompt(60), pieces::add, deadline());

    assertThat(reply.text()).isEqualTo(String.join("", pieces)).isNotBlank();
    assertThat(pieces).hasSizeGreaterThan(1);
    assertThat(reply.stop()).isIn(Stop.END, Stop.LENGTH);
    assertThat(reply.usage().input()).isPositive();
    assertThat(reply.usage().output()).isPositive();
  }

  @Test
  void is_cut_at_the_limit_of_tokens() {
    var reply = model().reply(prompt(3), TokenSink.IGNORE, deadline());

    assertThat(reply.stop()).isEqualTo(Stop.LENGTH);
  }

  @Test
  void lets_itself_be_cancelled_and_asked_again() {
    var model = model();

    var cancelled = model.reply(prompt(200), text -> false, deadline());
    var reply = model.reply(prompt(20), TokenSink.IGNORE, deadline());

    assertThat(cancelled.stop()).isEqualTo(Stop.CANCELLED);
    assertThat(reply.text()).isNotBlank();
  }

  private OpenAiLanguageModel model() {
    var faults = new ArrayList<String>();
    var settings = OpenAiSettings.of(System.getenv(), faults::add);
    assertThat(faults).isEmpty();
    var model = new OpenAiLanguageModel(settings.orElseThrow());
    opened.add(model);
    return model;
  }

  private static Prompt prompt(int tokensMax) {
    return new Prompt("Answer in one sentence.", QUESTION, tokensMax, OptionalDouble.of(0));
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(2), Clock.systemUTC());
  }
}
