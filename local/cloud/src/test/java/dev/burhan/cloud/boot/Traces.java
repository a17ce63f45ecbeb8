package dev.burhan.cloud.boot;

import dev.burhan.aws.AwsClients;
import dev.burhan.tenancy.TenantId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into every engine, past every adapter. */
record Traces(LocalCloud cloud, AwsClients clients) {

  /** Where a tenant's name stands in any engine, but for the log of what admins did. */
  List<String> of(TenantId tenant) throws SQLException {
    var traces = new ArrayList<String>();
    traces.addAll(rows(tenant));
    traces.addAll(items(tenant));
    traces.addAll(objects(tenant));
    return traces;
  }

  private List<String> rows(TenantId tenant) throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = cloud.postgres().connect(cloud.postgres().jdbcUrl());
        var tables =
            connection.getMetaData().getTables(null, "public", null, new String[] {"TABLE"})) {
      while (tables.next()) {
        var table = tables.getString("TABLE_NAME");
        var sql = "select count(*) from " + table + " t where t::text like ?";
        try (var statement = connection.prepareStatement(sql)) {
          statement.setString(1, "%" + tenant + "%");
          var count = statement.executeQuery();
          count.next();
          if (count.getLong(1) > 0) {
            rows.add(table + " " + count.getLong(1));
          }
        }
      }
    }
    return rows;
  }

  private List<String> items(TenantId tenant) {
    var audit = cloud.stack().tableName("AuditTable");
    return clients.dynamoDb().listTables().tableNames().stream()
        .filter(table -> !table.equals(audit))
        .flatMap(
            table ->
                clients
                    .dynamoDb()
                    .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                    .items()
                    .stream()
                    .filter(item -> item.toString().contains(tenant.value()))
                    .map(item -> table))
        .sorted()
        .toList();
  }

  List<String> objects(TenantId tenant) {
    var bucket = cloud.stack().bucketName("DocumentsBucket");
    return clients.s3().listObjectVersionsPaginator(list -> list.bucket(bucket)).versions().stream()
        .map(version -> version.key().split("/", 3))
        .filter(key -> key[1].equals(tenant.value()))
        .map(key -> key[0])
        .sorted()
        .toList();
  }

  /** How many tables of the database hold rows of tenants. */
  int tables() throws SQLException {
    try (var connection = cloud.postgres().connect(cloud.postgres().jdbcUrl());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from information_schema.columns where table_schema = 'public'"
                    + " and column_name = 'tenant_id'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
