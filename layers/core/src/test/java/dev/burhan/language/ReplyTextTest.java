package dev.burhan.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Reply.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReplyTextTest {

  private static final Prompt PROMPT = Prompt.of("Be brief.", "Go on", 2);

  private final List<String> pieces = new ArrayList<>();
  private final ReplyText text = new ReplyText(PROMPT, pieces::add);

  @Test
  void hands_over_each_piece_as_it_comes() {
    assertThat(text.accept("Rent ")).isTrue();
    assertThat(pieces).containsExactly("Rent ");
    assertThat(text.accept("")).isTrue();
    assertThat(text.accept("is due")).isTrue();

    assertThat(pieces).containsExactly("Rent ", "is due");
    assertThat(text.end(Stop.END, Optional.empty()))
        .isEqualTo(new Reply("Rent is due", Stop.END, TokenUsage.estimate(PROMPT, "Rent is due")));
  }

  @Test
  void holds_half_a_character_back_until_the_other_half_comes() {
    text.accept("a\uD83C");
    text.accept("");
    text.accept("\uDFDBb");

    assertThat(pieces).containsExactly("a", "🏛b");
  }

  @Test
  void replaces_halves_that_stay_alone() {
    text.accept("\uDFDBa\uD83C");
    text.accept("b\uD83C");
    var reply = text.end(Stop.END, Optional.empty());

    assertThat(pieces).containsExactly("\uFFFDa", "\uFFFDb", "\uFFFD");
    assertThat(reply.text()).isEqualTo("\uFFFDa\uFFFDb\uFFFD");
  }

  @Test
  void ends_as_the_caller_said_whatever_the_model_says_after() {
    var cancelled = new ReplyText(PROMPT, piece -> false);

    assertThat(cancelled.accept("one")).isFalse();
    assertThat(cancelled.accept("two")).isFalse();

    var reply = cancelled.end(Stop.END, Optional.empty());
    assertThat(reply.text()).isEqualTo("one");
    assertThat(reply.stop()).isEqualTo(Stop.CANCELLED);
  }

  @Test
  void cuts_at_the_limit_between_two_characters() {
    text.accept("x".repeat(PROMPT.charactersMax() - 1));

    assertThat(text.accept("🏛y")).isFalse();

    var reply = text.end(Stop.END, Optional.empty());
    assertThat(reply.stop()).isEqualTo(Stop.LENGTH);
    assertThat(reply.text()).isEqualTo("x".repeat(PROMPT.charactersMax() - 1));
    assertThat(pieces).hasSize(1);
  }

  @Test
  void a_reply_as_long_as_the_limit_ends_of_itself() {
    assertThat(text.accept("x".repeat(PROMPT.charactersMax()))).isTrue();

    assertThat(text.end(Stop.END, Optional.empty()).stop()).isEqualTo(Stop.END);
  }

  @Test
  void counts_tokens_as_the_model_does_where_it_says() {
    var usage = new TokenUsage(9, 8, 7, 6, false);
    text.accept("x");

    assertThat(text.end(Stop.END, Optional.of(usage)).usage()).isEqualTo(usage);
  }

  @Test
  void ending_without_a_word_is_a_failure_unless_the_model_declined() {
    assertThatThrownBy(() -> text.end(Stop.END, Optional.empty()))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessage("the model ended without a word, stop=END, tokensMax=2");
    assertThat(text.end(Stop.REFUSED, Optional.empty()).text()).isEmpty();
  }

  @Test
  void however_a_text_is_cut_the_same_comes_out_in_whole_characters() {
    var random = new Random(7);
    var prompt = Prompt.of("Be brief.", "Go on", 1000);
    for (int round = 0; round < 500; round++) {
      String all = randomText(random);
      var came = new ArrayList<String>();
      var reply = new ReplyText(prompt, came::add);

      for (int start = 0; start < all.length(); ) {
        int end = Math.min(all.length(), start + random.nextInt(4));
        reply.accept(all.substring(start, end));
        start = end;
      }

      assertThat(reply.end(Stop.END, Optional.empty()).text()).isEqualTo(all);
      assertThat(String.join("", came)).isEqualTo(all);
      assertThat(came)
          .allSatisfy(
              piece -> {
                assertThat(piece).isNotEmpty();
                assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
                assertThat(Character.isHighSurrogate(piece.charAt(piece.length() - 1))).isFalse();
              });
    }
  }

  private static String randomText(Random random) {
    var text = new StringBuilder("x");
    for (int i = random.nextInt(30); i > 0; i--) {
      text.appendCodePoint(List.of(0x41, 0x639, 0x1F3DB, 0x2696, 0x10FFFF).get(random.nextInt(5)));
    }
    return text.toString();
  }
}
