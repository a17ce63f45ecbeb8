package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.language.Sentences;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GroundednessTest {

  private static final String LEASE =
      """
      The Landlord, Marwick Estates, lets the flat to the Tenant, Daniel Orrowby, for a term of 24 months.
      The rent is GBP 1,250 a month and is due on the first day of each month.
      The Tenant shall not sublet the flat without the written consent of the Landlord.
      Either party may end this lease by giving three months' written notice.
      The Landlord shall return the deposit within 28 days after the keys are handed back.
      An increase may not exceed 2.5 per cent of the rent then payable, unless the parties agree otherwise.
      """;

  private static final String ARABIC_LEASE =
      """
      مدة هذا العقد خمس سنوات تبدأ من 1 أبريل 2025 وتنتهي في 31 مارس 2030.
      الأجرة السنوية 384,000 درهم تُدفع على أربع دفعات متساوية.
      لا يجوز للمستأجر تأجير المستودع من الباطن إلا بموافقة المؤجر كتابة.
      يلتزم المؤجر برد التأمين خلال ثلاثين يوماً من تاريخ الإخلاء.
      """;

  private static final double HIGH = .8;
  private static final double LOW = .5;

  @Test
  void every_sentence_of_the_source_is_supported() {
    for (var text : new String[] {LEASE, ARABIC_LEASE}) {
      for (var sentence : Sentences.of(text)) {
        assertThat(score(sentence.of(text), text)).as(sentence.of(text)).isGreaterThan(HIGH);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The landlord returns the deposit within 28 days after the keys are handed back.",
        "The deposit shall be returned by the Landlord within twenty-eight days.",
        "The rent is GBP 1250 a month.",
        "Either party may end the lease by giving 3 months' notice in writing.",
        "The Tenant shall not sublet without the Landlord's written consent."
      })
  void a_sentence_that_says_the_same_is_supported(String claim) {
    assertThat(score(claim, LEASE)).isGreaterThan(LOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Landlord shall return the deposit within 82 days after the keys are handed back.",
        "The rent is GBP 1,520 a month and is due on the first day of each month.",
        "Either party may end this lease by giving four months' written notice.",
        "The Landlord shall return the deposit within 28 months after the keys are handed back.",
        "An increase may not exceed 2.5 million of the rent then payable."
      })
  void a_changed_number_is_not_supported(String claim) {
    var groundedness = Groundedness.of(claim, SourceText.of(LEASE));

    assertThat(groundedness.score()).isLessThan(LOW);
    assertThat(groundedness.numbers()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Tenant shall sublet the flat with the written consent of the Landlord.",
        "The Landlord shall not return the deposit within 28 days after the keys are handed back.",
        "Either party may never end this lease by giving three months' written notice.",
        "The rent isn't due on the first day of each month."
      })
  void a_turned_negation_is_not_supported(String claim) {
    var groundedness = Groundedness.of(claim, SourceText.of(LEASE));

    assertThat(groundedness.score()).isLessThan(LOW);
    assertThat(groundedness.denied()).isNotEmpty();
  }

  @Test
  void a_swapped_name_is_not_supported() {
    var claim = "The Landlord, Marwick Estates, lets the flat to the Tenant, Peter Vance.";

    var groundedness = Groundedness.of(claim, SourceText.of(LEASE));

    assertThat(groundedness.score()).isLessThan(LOW);
    assertThat(groundedness.names()).containsExactly("Peter", "Vance");
  }

  @Test
  void what_is_allowed_is_not_demanded() {
    var groundedness =
        Groundedness.of(
            "Either party must end this lease by giving three months' written notice.",
            SourceText.of(LEASE));

    assertThat(groundedness.isModalityTurned()).isTrue();
    assertThat(groundedness.score()).isLessThan(HIGH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The supplier insures all cargo against theft while it is in transit.",
        "Visitors need a permit to park bicycles behind the swimming pool.",
        "يحصل الموظف على إجازة أمومة مدفوعة بعد عام من الخدمة."
      })
  void an_invented_sentence_is_not_supported(String claim) {
    assertThat(score(claim, LEASE)).isLessThan(.1);
    assertThat(score(claim, ARABIC_LEASE)).isLessThan(.1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "الأجرة السنوية ٣٨٤٠٠٠ درهم.",
        "يرد المؤجر التأمين خلال 30 يوماً من تاريخ الإخلاء.",
        "مدة العقد خمس سنوات."
      })
  void an_arabic_sentence_that_says_the_same_is_supported(String claim) {
    assertThat(score(claim, ARABIC_LEASE)).isGreaterThan(LOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "الأجرة السنوية 348,000 درهم تُدفع على أربع دفعات متساوية.",
        "يلتزم المؤجر برد التأمين خلال ستين يوماً من تاريخ الإخلاء.",
        "لا يلتزم المؤجر برد التأمين خلال ثلاثين يوماً من تاريخ الإخلاء.",
        "يجوز للمستأجر تأجير المستودع من الباطن."
      })
  void an_arabic_sentence_that_says_another_thing_is_not_supported(String claim) {
    assertThat(score(claim, ARABIC_LEASE)).isLessThan(LOW);
  }

  @Test
  void says_which_words_the_source_does_not_have() {
    var groundedness =
        Groundedness.of(
            "The Tenant shall not paint the flat without the written consent of Oakfield Bank.",
            SourceText.of(LEASE));

    assertThat(groundedness.words()).containsExactly("paint");
    assertThat(groundedness.names()).containsExactly("Oakfield", "Bank");
    assertThat(groundedness.nearest()).contains("shall not sublet");
  }

  @Test
  void nothing_is_supported_by_an_empty_source() {
    var groundedness = Groundedness.of("The rent is GBP 1,250.", SourceText.of(" "));

    assertThat(groundedness.score()).isLessThan(.1);
    assertThat(groundedness.nearest()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "…", "It is."})
  void what_claims_nothing_is_supported(String claim) {
    assertThat(score(claim, LEASE)).isEqualTo(1);
  }

  @Test
  void a_claim_out_of_all_bounds_is_refused() {
    assertThatThrownBy(() -> score("a".repeat(Groundedness.CLAIM_CHARACTERS_MAX + 1), LEASE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rent ", "1 ", "not ", "rent. ", "a.", "تأجير ", "x, ", "\n", "25 million "})
  void a_huge_source_takes_bounded_time(String piece) {
    var source = piece.repeat(500_000 / piece.length());
    var claim = piece.repeat(Groundedness.CLAIM_CHARACTERS_MAX / piece.length());

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThat(score(claim, source)).isBetween(0.0, 1.0));
  }

  private static double score(String claim, String source) {
    return Groundedness.of(claim, SourceText.of(source)).score();
  }
}
