package dev.burhan.eval.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.burhan.eval.reconcile.Reconciliation.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger beside bills that were written for it. */
final class ReconciliationTest {

  private static Path file(String name) {
    return Path.of("src", "test", "resources", "reconcile", name);
  }

  @Test
  void a_bill_agrees_within_a_percent_or_a_cent_through_whatever_regions_it_was_called() {
    var compared = Reconciliation.of(file("ledger.csv"), file("agreeing.csv"), 1);

    assertThat(compared.isGood()).as(compared.table()).isTrue();
    assertThat(compared.lines())
        .extracting(Difference::day, Difference::model)
        .containsExactly(
            tuple("2026-11-01", "amazon.nova-micro-v1:0"),
            tuple("2026-11-02", "amazon.nova-micro-v1:0"),
            tuple("2026-11-02", "amazon.nova-pro-v1:0"));
  }

  @Test
  void names_days_and_models_that_differ_or_are_on_one_side_alone() {
    var compared = Reconciliation.of(file("ledger.csv"), file("differing.csv"), 1);

    assertThat(compared.isGood()).isFalse();
    assertThat(compared.lines())
        .filteredOn(Difference::isBeyond)
        .extracting(Difference::day)
        .containsExactly("2026-11-02", "2026-11-03");
    assertThat(compared.table())
        .contains("2026-11-02  amazon.nova-micro-v1:0 ")
        .contains("-0.940000  BEYOND")
        .endsWith("4 compared, 2 differ beyond" + System.lineSeparator());
  }

  @Test
  void what_is_tolerated_can_be_said() {
    assertThat(Reconciliation.of(file("ledger.csv"), file("differing.csv"), 100).isGood()).isTrue();
  }

  @Test
  void says_where_a_file_is_wrong(@TempDir Path folder) throws IOException {
    var report =
        Files.writeString(
            folder.resolve("report.csv"),
            "line_item_usage_start_date,line_item_resource_id\n2026-11-01,m\n");

    assertThatThrownBy(() -> Reconciliation.of(file("ledger.csv"), report, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("report.csv, line 2: no column line_item_unblended_cost");
    Files.writeString(
        report,
        "line_item_usage_start_date,line_item_resource_id,line_item_unblended_cost\nsoon,m,1\n");
    assertThatThrownBy(() -> Reconciliation.of(file("ledger.csv"), report, 1))
        .hasMessageContaining("line 2: no day: soon");
  }
}
