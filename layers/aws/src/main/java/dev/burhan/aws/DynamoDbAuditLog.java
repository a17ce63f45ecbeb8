package dev.burhan.aws;

import dev.burhan.accounts.AuditEntry;
import dev.burhan.accounts.AuditEntry.Action;
import dev.burhan.accounts.AuditEntry.Deed;
import dev.burhan.accounts.AuditEntry.Stamp;
import dev.burhan.accounts.AuditLog;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Keeps the audit log in a DynamoDB table with the keys {@code audit_month} (UTC) and {@code
 * audit_key}, the moment and the id: a month is one partition, which takes far more than people do,
 * and the months are read backwards. {@code expires_at} is in epoch seconds.
 */
public final class DynamoDbAuditLog implements AuditLog {

  private static final String SERVICE = "DynamoDB";
  private static final String MONTH = "audit_month";
  private static final String KEY = "audit_key";
  private static final String WHO = "who";
  private static final String ACTION = "deed";
  private static final String TENANT = "tenant_id";
  private static final String SUBJECT = "key_id";
  private static final String OUTCOME = "outcome";
  private static final String EXPIRES_AT = "expires_at";
  private static final char SEPARATOR = '#';

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbAuditLog(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void record(AuditEntry entry) {
    var deed = entry.deed();
    var at = entry.stamp().at();
    var item =
        Item.empty()
            .put(MONTH, Item.text(month(at).toString()))
            .put(KEY, Item.text(key(entry.stamp())))
            .put(WHO, Item.text(deed.who().value()))
            .put(ACTION, Item.text(deed.action().name()))
            .put(TENANT, Item.text(deed.tenant().value()))
            .put(OUTCOME, Item.text(entry.outcome()))
            .put(EXPIRES_AT, Item.number(at.plus(KEPT).getEpochSecond()));
    deed.key().ifPresent(id -> item.put(SUBJECT, Item.text(id.value())));
    AwsFailures.translating(
        SERVICE,
        "PutItem",
        () -> dynamoDb.putItem(request -> request.tableName(table).item(item.attributes())));
  }

  @Override
  public List<AuditEntry> list(Optional<Stamp> before, int limit) {
    var found = new ArrayList<AuditEntry>();
    var oldest = month(clock.instant().minus(KEPT));
    var month = month(before.map(Stamp::at).orElseGet(clock::instant));
    while (found.size() < limit && !month.isBefore(oldest)) {
      found.addAll(list(month, before, limit - found.size()));
      month = month.minusMonths(1);
    }
    return found;
  }

  /** All of a month that came before, newest first; a page of the service may hold less. */
  private List<AuditEntry> list(YearMonth month, Optional<Stamp> before, int limit) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":month", Item.text(month.toString()));
    before.ifPresent(stamp -> values.put(":before", Item.text(key(stamp))));
    var request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression(
                "audit_month = :month" + (before.isPresent() ? " AND audit_key < :before" : ""))
            .expressionAttributeValues(values)
            .scanIndexForward(false)
            .consistentRead(true)
            .limit(limit);
    var found = new ArrayList<AuditEntry>();
    while (true) {
      var page = AwsFailures.translating(SERVICE, "Query", () -> dynamoDb.query(request.build()));
      page.items().forEach(item -> found.add(entry(Item.of(item))));
      if (found.size() >= limit || page.lastEvaluatedKey().isEmpty()) {
        return found.subList(0, Math.min(limit, found.size()));
      }
      request.exclusiveStartKey(page.lastEvaluatedKey());
    }
  }

  private static AuditEntry entry(Item item) {
    return new AuditEntry(
        item.text(KEY, DynamoDbAuditLog::stamp),
        new Deed(
            item.text(WHO, KeyId::new),
            item.text(ACTION, Action::valueOf),
            item.text(TENANT, TenantId::new),
            item.optionalText(SUBJECT, KeyId::new)),
        item.text(OUTCOME, text -> text));
  }

  private static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  private static String key(Stamp stamp) {
    return MilliTime.text(stamp.at()) + SEPARATOR + stamp.id();
  }

  private static Stamp stamp(String key) {
    int separator = key.indexOf(SEPARATOR);
    return new Stamp(
        Instant.parse(key.substring(0, separator)), UUID.fromString(key.substring(separator + 1)));
  }
}
