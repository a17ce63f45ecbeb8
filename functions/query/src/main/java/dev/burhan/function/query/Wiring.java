package dev.burhan.function.query;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbIdempotencyStore;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.edge.Idempotency;
import dev.burhan.edge.Settings;
import dev.burhan.legal.AskQuestion;
import dev.burhan.legal.QuoteAnswer;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.legal.WidenPassages;
import dev.burhan.models.Models;
import dev.burhan.models.extractive.ExtractiveAnswerer;
import dev.burhan.models.extractive.SupportModel;
import dev.burhan.postgres.DatabaseTransport;
import dev.burhan.postgres.PostgresDocumentCatalogue;
import dev.burhan.postgres.PostgresPassageIndex;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts the function together. */
record Wiring(
    AskQuestion ask,
    RetrievePassages retrieve,
    WidenPassages widen,
    Idempotency idempotency,
    Clock clock) {

  static Wiring of(Map<String, String> environment) {
    var settings = new Settings(environment);
    var database = DatabaseTransport.of(environment, settings::fault);
    var idempotencyTable = settings.text("IDEMPOTENCY_TABLE");
    var models = Models.of(environment);
    settings.check();

    var clock = Clock.systemUTC();
    var clients = new AwsClients(environment);
    var secrets = new SecretsManagerSecrets(clients.secretsManager());
    var sql = database.orElseThrow().open(secrets::fetch, clients::rdsData);
    var retrieve =
        new RetrievePassages(new PostgresPassageIndex(sql), models.encoder(), Ranking.DEFAULT);
    var documents = new PostgresDocumentCatalogue(sql);
    var ask =
        new AskQuestion(
            retrieve,
            new ExtractiveAnswerer(SupportModel.shipped(), models.encoder()),
            new QuoteAnswer(documents),
            Optional.empty(),
            clock,
            UUID::randomUUID);
    var requests = new DynamoDbIdempotencyStore(clients.dynamoDb(), idempotencyTable, clock);
    return new Wiring(ask, retrieve, new WidenPassages(documents), Idempotency.in(requests), clock);
  }
}
