package dev.burhan.testing;

import dev.burhan.failure.Deadline;
import dev.burhan.metering.LedgerEntry;
import dev.burhan.metering.Period;
import dev.burhan.metering.ReservationId;
import dev.burhan.metering.UsageLedger;
import dev.burhan.metering.UsageLine;
import dev.burhan.metering.UsageLine.Tokens;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes calls down in memory, under one lock. */
public final class InMemoryUsageLedger implements UsageLedger {

  private final Map<Key, LedgerEntry> entries = new LinkedHashMap<>();

  private record Key(TenantId tenant, ReservationId request, int ordinal) {}

  private record Group(LocalDate day, String useCase, String model) {}

  @Override
  public synchronized void record(TenantId tenant, List<LedgerEntry> all, Deadline deadline) {
    all.forEach(
        entry -> entries.putIfAbsent(new Key(tenant, entry.request(), entry.ordinal()), entry));
  }

  /** All that was written down for a tenant, oldest first. */
  public synchronized List<LedgerEntry> entries(TenantId tenant) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().tenant().equals(tenant))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public synchronized List<UsageLine> lines(TenantId tenant, Period period, Deadline deadline) {
    var order =
        Comparator.comparing(Group::day).thenComparing(Group::useCase).thenComparing(Group::model);
    return entries(tenant).stream()
        .filter(entry -> !day(entry).isBefore(period.from()) && !day(entry).isAfter(period.to()))
        .collect(
            Collectors.groupingBy(
                entry -> new Group(day(entry), entry.useCase(), entry.call().model()),
                () -> new TreeMap<>(order),
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(group -> line(group.getKey(), group.getValue()))
        .toList();
  }

  private static UsageLine line(Group group, List<LedgerEntry> entries) {
    long input = 0;
    long output = 0;
    long cacheRead = 0;
    long cacheWrite = 0;
    var cost = Money.ZERO;
    for (var entry : entries) {
      input += entry.call().usage().input();
      output += entry.call().usage().output();
      cacheRead += entry.call().usage().cacheRead();
      cacheWrite += entry.call().usage().cacheWrite();
      cost = cost.plus(entry.cost());
    }
    return new UsageLine(
        group.day(),
        group.useCase(),
        group.model(),
        entries.stream().map(LedgerEntry::request).distinct().count(),
        entries.size(),
        new Tokens(input, output, cacheRead, cacheWrite),
        cost);
  }

  private static LocalDate day(LedgerEntry entry) {
    return LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
  }
}
