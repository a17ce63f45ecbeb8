package dev.burhan.eval.reconcile;

import dev.burhan.metering.UsageLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Compares our ledger with the provider's bill, day by day and model by model. */
public record Reconciliation(List<Difference> lines) {

  /** Less than what a bill is rounded to. */
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private static final int DIGITS = 6;

  public Reconciliation {
    lines = List.copyOf(lines);
  }

  /** What one model cost on one day, by both accounts. */
  public record Difference(
      String day, String model, BigDecimal ours, BigDecimal theirs, boolean isBeyond) {}

  /**
   * Compares two files.
   *
   * @param ledger CSV as {@code GET /v1/usage} writes it
   * @param percent by which the two may differ; a cent always may
   */
  public static Reconciliation of(Path ledger, Path report, int percent) {
    return of(CostFiles.ledger(ledger), CostFiles.report(report), percent);
  }

  public static Reconciliation of(List<UsageLine> ledger, Path report, int percent) {
    return of(DailyCost.of(ledger), CostFiles.report(report), percent);
  }

  private static Reconciliation of(DailyCost ours, DailyCost theirs, int percent) {
    var keys = new TreeSet<>(ours.dollars().keySet());
    keys.addAll(theirs.dollars().keySet());
    var lines = new ArrayList<Difference>();
    for (var key : keys) {
      var our = ours.at(key);
      var their = theirs.at(key);
      // What costs nothing is on no bill.
      if (our.signum() != 0 || their.signum() != 0) {
        lines.add(
            new Difference(
                key.day().toString(), key.model(), our, their, isBeyond(our, their, percent)));
      }
    }
    return new Reconciliation(lines);
  }

  private static boolean isBeyond(BigDecimal ours, BigDecimal theirs, int percent) {
    var allowed = ours.max(theirs).multiply(BigDecimal.valueOf(percent, 2)).max(CENT);
    return ours.subtract(theirs).abs().compareTo(allowed) > 0;
  }

  public boolean isGood() {
    return lines.stream().noneMatch(Difference::isBeyond);
  }

  public String table() {
    var table = new StringBuilder();
    for (var line : lines) {
      table.append(
          String.format(
              Locale.ROOT,
              "%s  %-48s  ledger %14s  bill %14s  %14s%s%n",
              line.day(),
              line.model(),
              rounded(line.ours()),
              rounded(line.theirs()),
              rounded(line.ours().subtract(line.theirs())),
              line.isBeyond() ? "  BEYOND" : ""));
    }
    long beyond = lines.stream().filter(Difference::isBeyond).count();
    return table
        + String.format(Locale.ROOT, "%d compared, %d differ beyond%n", lines.size(), beyond);
  }

  private static String rounded(BigDecimal dollars) {
    return dollars.setScale(DIGITS, RoundingMode.HALF_UP).toPlainString();
  }
}
