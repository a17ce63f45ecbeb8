package dev.burhan.eval;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.cloud.command.Launch;
import dev.burhan.eval.reconcile.Reconciliation;
import dev.burhan.failure.Deadline;
import dev.burhan.metering.Period;
import dev.burhan.metering.UsageLine;
import dev.burhan.postgres.DatabaseTransport;
import dev.burhan.postgres.PostgresUsageLedger;
import dev.burhan.tenancy.TenantId;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code reconcile}. */
record ReconcileCommand(Launch launch, PrintStream out) {

  private static final Duration TIME_MAX = Duration.ofMinutes(1);

  int run(Arguments options) {
    var report = file(options, "--report");
    int percent = options.number("--percent", 1, 100);
    var reconciliation =
        options.flag("--database")
            ? Reconciliation.of(fromDatabase(options), report, percent)
            : Reconciliation.of(file(options, "--ledger"), report, percent);
    options.end();
    out.print(reconciliation.table());
    return reconciliation.isGood() ? 0 : 1;
  }

  private static Path file(Arguments options, String name) {
    var file = Path.of(required(options, name));
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(name + ": there is no file " + file);
    }
    return file;
  }

  private static String required(Arguments options, String name) {
    return options
        .option(name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  /** The rows of one tenant are all that can be read at a time. */
  private List<UsageLine> fromDatabase(Arguments options) {
    var tenants = List.of(required(options, "--tenants").split(",", -1));
    var period =
        new Period(
            LocalDate.parse(required(options, "--from")),
            LocalDate.parse(required(options, "--to")));
    var faults = new ArrayList<String>();
    var database = DatabaseTransport.of(launch.environment(), faults::add);
    if (database.isEmpty() || !faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    var clients = new AwsClients(launch.environment());
    var secrets = new SecretsManagerSecrets(clients.secretsManager());
    var ledger = new PostgresUsageLedger(database.get().open(secrets::fetch, clients::rdsData));
    var deadline = Deadline.in(TIME_MAX, Clock.systemUTC());
    return tenants.stream()
        .flatMap(tenant -> ledger.lines(new TenantId(tenant.strip()), period, deadline).stream())
        .toList();
  }
}
