package dev.burhan.postgres;

import dev.burhan.failure.Deadline;
import dev.burhan.metering.LedgerEntry;
import dev.burhan.metering.Period;
import dev.burhan.metering.UsageLedger;
import dev.burhan.metering.UsageLine;
import dev.burhan.metering.UsageLine.Tokens;
import dev.burhan.postgres.SqlClient.Row;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the ledger in the table {@code usage_ledger}. */
public final class PostgresUsageLedger implements UsageLedger {

  private final SqlClient sql;

  public PostgresUsageLedger(SqlClient sql) {
    this.sql = sql;
  }

  @Override
  public void record(TenantId tenant, List<LedgerEntry> entries, Deadline deadline) {
    query(
        "select record_usage(:tenant, :entries::jsonb)::text",
        Map.of(
            "tenant", tenant.value(),
            "entries", Json.write(entries.stream().map(PostgresUsageLedger::json).toList())),
        tenant,
        deadline);
  }

  private static Map<String, @Nullable Object> json(LedgerEntry entry) {
    var json = new HashMap<String, @Nullable Object>();
    var call = entry.call();
    json.put("request_id", entry.request().value());
    json.put("ordinal", entry.ordinal());
    json.put("made_at", entry.at().toString());
    json.put("use_case", entry.useCase());
    json.put("step", call.step().name().toLowerCase(Locale.ROOT));
    json.put("model", call.model());
    json.put("prompt_version", call.promptVersion().orElse(null));
    json.put("input_tokens", call.usage().input());
    json.put("output_tokens", call.usage().output());
    json.put("cache_read_tokens", call.usage().cacheRead());
    json.put("cache_write_tokens", call.usage().cacheWrite());
    json.put("estimated", call.usage().estimated());
    json.put("cost", entry.cost().nanos());
    json.put("price_version", entry.priceVersion());
    return json;
  }

  @Override
  public List<UsageLine> lines(TenantId tenant, Period period, Deadline deadline) {
    return query(
            """
            select (made_at at time zone 'UTC')::date::text as day, use_case, model,
                   count(distinct request_id) as requests, count(*) as calls,
                   sum(input_tokens)::bigint as input, sum(output_tokens)::bigint as output,
                   sum(cache_read_tokens)::bigint as cache_read, sum(cache_write_tokens)::bigint as cache_write,
                   sum(cost)::bigint as cost
            from usage_ledger
            where tenant_id = :tenant and made_at >= :from::timestamp at time zone 'UTC'
              and made_at < :after::timestamp at time zone 'UTC'
            group by 1, 2, 3 order by 1, use_case collate "C", model collate "C"
            """,
            Map.of(
                "tenant", tenant.value(),
                "from", period.from().toString(),
                "after", period.to().plusDays(1).toString()),
            tenant,
            deadline)
        .stream()
        .map(PostgresUsageLedger::line)
        .toList();
  }

  private static UsageLine line(Row row) {
    return new UsageLine(
        LocalDate.parse(row.text("day")),
        row.text("use_case"),
        row.text("model"),
        number(row, "requests"),
        number(row, "calls"),
        new Tokens(
            number(row, "input"),
            number(row, "output"),
            number(row, "cache_read"),
            number(row, "cache_write")),
        new Money(number(row, "cost")));
  }

  private static long number(Row row, String column) {
    return Long.parseLong(row.text(column));
  }

  private List<Row> query(
      String statement,
      Map<String, @Nullable Object> parameters,
      TenantId tenant,
      Deadline deadline) {
    return sql.transact(tenant, deadline, transaction -> transaction.query(statement, parameters));
  }
}
