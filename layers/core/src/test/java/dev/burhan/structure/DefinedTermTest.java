package dev.burhan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinedTermTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"Flat\" means the flat | Flat",
        "“Business Day” shall mean a day | Business Day",
        "'Term' has the meaning given in clause 2 | Term",
        "The term \"Deposit\" means the sum | Deposit",
        "\"Affiliate\", as used in relation to a party, means a company | Affiliate",
        "\"Control\": the power to direct | Control",
        "**\"Flat\"** means the flat | Flat",
        "يُقصد بـ«المستودع» المبنى | المستودع",
        "تعني كلمة «الأُجرة» المبلغ | الأُجرة",
        "«المستودع»: المبنى | المستودع"
      })
  void finds_a_term_in_quotes_anywhere(String text, String term) {
    assertThat(term(text, false)).contains(term);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Business Day means a day | Business Day",
        "Initial Term has the meaning given in clause 12 | Initial Term",
        "Control: the power to direct | Control",
        "الأجر الأساسي: ما يُدفع للعامل | الأجر الأساسي"
      })
  void finds_a_term_without_quotes_among_definitions_alone(String text, String term) {
    assertThat(term(text, true)).contains(term);
    assertThat(term(text, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This means that the rent is due.",
        "In this Agreement:",
        "A reference to writing includes e-mail.",
        "\"$\" means dollars",
        "The Tenant shall pay rent; this means every month.",
        "يُقصد بالكلمات الآتية المعاني المبينة:"
      })
  void other_sentences_define_nothing(String text) {
    assertThat(term(text, true)).isEmpty();
  }

  private static Optional<String> term(String text, boolean inDefinitions) {
    return DefinedTerm.of(text, LineHead.of(text, 0, text.length()), 0, inDefinitions);
  }
}
