package dev.burhan.eval.reconcile;

import dev.burhan.metering.PriceTable;
import dev.burhan.metering.UsageLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums up US dollars by day and model, whatever regions a model was called through. */
record DailyCost(Map<Key, BigDecimal> dollars) {

  /** One model on one day (UTC). */
  record Key(LocalDate day, String model) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::day).thenComparing(Key::model);

    Key {
      model = PriceTable.withoutRegion(model);
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  static DailyCost empty() {
    return new DailyCost(new TreeMap<>());
  }

  static DailyCost of(List<UsageLine> lines) {
    var costs = empty();
    for (var line : lines) {
      costs.add(new Key(line.day(), line.model()), new BigDecimal(line.cost().inDollars()));
    }
    return costs;
  }

  void add(Key key, BigDecimal cost) {
    dollars.merge(key, cost, BigDecimal::add);
  }

  BigDecimal at(Key key) {
    return dollars.getOrDefault(key, BigDecimal.ZERO);
  }
}
