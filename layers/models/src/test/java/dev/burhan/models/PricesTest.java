package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.language.TokenUsage;
import dev.burhan.metering.PriceTable;
import dev.burhan.tenancy.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table that ships, and tables of one's own. */
final class PricesTest {

  private static final String MICRO = "amazon.nova-micro-v1:0";

  private final Path folder;
  private final List<String> faults = new ArrayList<>();

  PricesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Optional<PriceTable> read(String json, Map<String, String> more) throws IOException {
    var file = Files.writeString(folder.resolve("prices.json"), json);
    var environment = new HashMap<>(more);
    environment.put("MODEL_PRICES", file.toString());
    return Prices.of(environment, faults::add);
  }

  @Test
  void prices_a_call_in_four_classes_of_tokens_and_rounds_it_up() {
    var prices = Prices.shipped();

    assertThat(prices.cost(MICRO, new TokenUsage(1_000, 100, 0, 0, false)))
        .isEqualTo(new Money(35_000 + 14_000));
    assertThat(prices.cost(MICRO, new TokenUsage(0, 0, 10, 3, false)))
        .isEqualTo(new Money(350 + 132));
  }

  @Test
  void a_profile_of_several_regions_has_the_price_of_its_model() {
    var prices = Prices.shipped();

    assertThat(prices.find("eu." + MICRO)).isEqualTo(prices.find(MICRO)).isPresent();
  }

  @Test
  void ships_with_a_day_and_shares_nothing_out() {
    var prices = Prices.shipped();

    assertThat(prices.version()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    assertThat(prices.quotas(prices.prices().keySet())).isEmpty();
  }

  @Test
  void names_models_without_a_price_but_not_those_of_our_own() throws IOException {
    var prices =
        read(
                """
                {"date": "2026-01-01", "models": [{"model": "a", "input": "1"}]}
                """,
                Map.of("MODELS_FREE", "llama, own"))
            .orElseThrow();

    assertThat(prices.unpriced(List.of("a", "llama", "own", "b"))).containsExactly("b");
    assertThat(prices.cost("own", new TokenUsage(9, 9, 9, 9, false))).isEqualTo(Money.ZERO);
    assertThat(prices.cost("b", TokenUsage.NONE)).isEqualTo(Money.ZERO);
    assertThat(faults).isEmpty();
  }

  @Test
  void reads_what_a_model_takes_a_minute() throws IOException {
    var prices =
        read(
                """
                {"date": "2026-01-01", "models": [
                  {"model": "a", "input": "1", "tokens_per_minute": 20000}, {"model": "b", "input": "1"}]}
                """,
                Map.of())
            .orElseThrow();

    assertThat(prices.quotas(List.of("a", "eu.a", "b", "c")))
        .isEqualTo(Map.of("a", 20_000L, "eu.a", 20_000L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"date": "2026-01-01"}                                              | no models
          {"date": "soon", "models": [{"model": "a", "input": "1"}]}          | soon
          {"date": "2026-01-01", "models": [{"model": "a"}]}                  | no price of input
          {"date": "2026-01-01", "models": [{"model": "a", "input": 1.5}]}    | as text
          {"date": "2026-01-01", "models": [{"model": "a", "input": "-1"}]}   | dollars such as
          {"date": "2026-01-01", "models": [{"model": "a", "input": "1e3"}]}  | dollars such as
          {"date": "2026-01-01", "models": [{"input": "1"}]}                  | nameless
          {"date": "2026-01-01", "models": [{"model": "a", "input": "1"}, {"model": "a", "input": "1"}]} | twice
          {"date": "2026-01-01", "models": [{"model": "a", "input": "1", "tokens_per_minute": 0}]} | at least 1
          [                                                                   | no price table
          """)
  void says_what_is_wrong_with_a_table(String json, String fault) throws IOException {
    assertThat(read(json, Map.of())).isEmpty();

    assertThat(faults).singleElement().asString().startsWith("MODEL_PRICES: ").contains(fault);
  }

  @Test
  void a_file_that_is_not_there_is_a_fault() {
    assertThat(Prices.of(Map.of("MODEL_PRICES", "/nowhere/prices.json"), faults::add)).isEmpty();
    assertThat(faults).hasSize(1);
  }
}
