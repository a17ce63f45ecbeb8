package dev.burhan.function.migrate;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.BedrockEmbedderSettings;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.edge.Settings;
import dev.burhan.models.Models;
import dev.burhan.postgres.DatabaseSettings;
import dev.burhan.postgres.Migrations;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the function together. */
final class Wiring {

  private Wiring() {}

  static Supplier<List<String>> migrations(Map<String, String> environment) {
    var settings = new Settings(environment);
    var url = settings.text("DATABASE_URL");
    var application = settings.text("DATABASE_SECRET");
    var owner = settings.text("DATABASE_OWNER_SECRET");
    var called = BedrockEmbedderSettings.of(environment, settings::fault);
    settings.check();

    var secrets = new SecretsManagerSecrets(new AwsClients(environment).secretsManager());
    var dimensions =
        called
            .map(BedrockEmbedderSettings::encoder)
            .orElseGet(() -> Models.of(environment).encoder().encoder())
            .dimensions();
    return new Migrations(login(url, owner, secrets), login(url, application, secrets), dimensions)
        ::run;
  }

  private static DatabaseSettings login(String url, String secret, SecretsManagerSecrets secrets) {
    return new DatabaseSettings(
        url, secrets.get(secret, "username"), secrets.get(secret, "password"), 1);
  }
}
