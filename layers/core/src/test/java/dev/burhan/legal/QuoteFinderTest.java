package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuoteFinderTest {

  private static final String SOURCE =
      "4.2 The Tenant shall give the Landlord\n“thirty days’ notice” – in writing. 😀 The deposit is held by a third party.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the tenant shall give|The Tenant shall give",
        "give the landlord 'thirty days' notice'|give the Landlord\\n“thirty days’ notice",
        "notice - in writing|notice” – in writing",
        "... held by a third party ...|held by a third party"
      })
  void finds_words_whatever_their_marks_and_spaces(String quote, String found) {
    assertThat(find(quote)).isEqualTo(found.replace("\\n", "\n"));
  }

  @Test
  void finds_arabic_whatever_its_spelling() {
    var finder = new QuoteFinder("يَلتزم المُستأجر بدفع الإيجار في أوّل الشهر.");

    var found = finder.find("المستاجر بدفع الايجار في اول").orElseThrow();

    assertThat("يَلتزم المُستأجر بدفع الإيجار في أوّل الشهر.".substring(found.start(), found.end()))
        .isEqualTo("المُستأجر بدفع الإيجار في أوّل");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the tenant shall pay",
        "thirty months' notice in writing",
        "the deposit",
        "held by a third part",
        "enant shall give the",
        "",
        "...",
        "the tenant shall give ... in writing"
      })
  void finds_nothing_that_is_not_there_or_too_short_to_prove_anything(String quote) {
    assertThat(new QuoteFinder(SOURCE).find(quote)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The fine is 2,500 dirhams a day.|500 dirhams a day",
        "It is 0.5 percent of turnover.|5 percent of turnover",
        "There is a fine of 2,500 dirhams.|is a fine of 2",
        "It falls by -5 percent of it.|5 percent of it",
        "It is un\u00ADlawful to enter premises.|lawful to enter premises",
        "They may non-renew the lease now.|renew the lease now"
      })
  void a_part_of_a_number_or_a_word_is_not_what_stands_there(String source, String quote) {
    assertThat(new QuoteFinder(source).find(quote)).isEmpty();
  }

  @Test
  void letters_whose_lower_case_is_longer_and_marks_at_the_end_are_taken_as_they_are() {
    var source = "Signed at İSTANBUL by İbrahim in كتابٌ جديدٌ كبيرٌ today";

    assertThat(new QuoteFinder(source).find("signed at i̇stanbul by")).isPresent();
    var found = new QuoteFinder(source).find("كتاب جديد كبير").orElseThrow();
    assertThat(source.substring(found.start(), found.end())).isEqualTo("كتابٌ جديدٌ كبيرٌ");
  }

  @Test
  void a_short_source_may_be_quoted_whole() {
    assertThat(new QuoteFinder("Rent: monthly.").find("rent: monthly")).isPresent();
  }

  @Test
  void without_a_quote_takes_the_sentence_that_says_most_of_the_claim() {
    var finder = new QuoteFinder(SOURCE);

    var found = finder.best("A third party holds the deposit, held safely.").orElseThrow();

    assertThat(SOURCE.substring(found.start(), found.end()))
        .contains("The deposit is held by a third party.");
    assertThat(finder.best("Cats hunt at dawn and sleep.")).isEmpty();
    assertThat(finder.best("of the")).isEmpty();
  }

  private static String find(String quote) {
    var found = new QuoteFinder(SOURCE).find(quote).orElseThrow();
    return SOURCE.substring(found.start(), found.end());
  }
}
