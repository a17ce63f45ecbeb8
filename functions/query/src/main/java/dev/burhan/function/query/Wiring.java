package dev.burhan.function.query;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.BedrockEmbedderSettings;
import dev.burhan.aws.BedrockLanguageModel;
import dev.burhan.aws.BedrockModelSettings;
import dev.burhan.aws.BedrockReranker;
import dev.burhan.aws.BedrockRerankerSettings;
import dev.burhan.aws.DynamoDbBudgetStore;
import dev.burhan.aws.DynamoDbIdempotencyStore;
import dev.burhan.aws.DynamoDbModelQuota;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.edge.Admission;
import dev.burhan.edge.Idempotency;
import dev.burhan.edge.Json;
import dev.burhan.edge.Restorable.Hooks;
import dev.burhan.edge.Restorable.Parts;
import dev.burhan.edge.Settings;
import dev.burhan.failure.CircuitBreaker;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.Retry;
import dev.burhan.language.CallLog;
import dev.burhan.language.LanguageModel;
import dev.burhan.language.ModelChain;
import dev.burhan.language.Reranker;
import dev.burhan.legal.AskQuestion;
import dev.burhan.legal.QuoteAnswer;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RerankPassages;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.legal.RewriteQuestion;
import dev.burhan.legal.WidenPassages;
import dev.burhan.legal.WriteAnswer;
import dev.burhan.metering.MeterRequest;
import dev.burhan.metering.PriceTable;
import dev.burhan.metering.UsageReport;
import dev.burhan.models.Models;
import dev.burhan.models.Prices;
import dev.burhan.models.ScriptedLanguageModel;
import dev.burhan.models.extractive.ExtractiveAnswerer;
import dev.burhan.models.extractive.SupportModel;
import dev.burhan.models.openai.OpenAiLanguageModel;
import dev.burhan.models.openai.OpenAiSettings;
import dev.burhan.postgres.DatabaseTransport;
import dev.burhan.postgres.PostgresDocumentCatalogue;
import dev.burhan.postgres.PostgresPassageIndex;
import dev.burhan.postgres.PostgresUsageLedger;
import dev.burhan.prompts.PromptLibrary;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Names every adapter of this function. */
record Wiring(
    AskQuestion ask,
    RetrievePassages retrieve,
    WidenPassages widen,
    QueryMetering metering,
    Idempotency idempotency,
    Clock clock,
    Hooks hooks)
    implements Parts {

  private static final String EXTRACTIVE = "extractive";
  private static final int MODEL_FAILURES_MAX = 5;
  private static final TenantId NOBODY = new TenantId("warm");
  private static final String WARMING_BODY =
      "{\"question\": \"How long is the period of notice?\", \"history\": []}";
  private static final Duration WARMING_MAX = Duration.ofSeconds(10);

  private static final Duration MODEL_REST = Duration.ofSeconds(30);

  static Wiring of(Map<String, String> environment) {
    var settings = new Settings(environment);
    var database = DatabaseTransport.of(environment, settings::fault);
    var idempotencyTable = settings.text("IDEMPOTENCY_TABLE");
    var budgetsTable = settings.text("BUDGETS_TABLE");
    var quotaTable = settings.text("QUOTA_TABLE");
    var prices = Prices.of(environment, settings::fault);
    var clients = new AwsClients(environment);
    var secrets = new SecretsManagerSecrets(clients.secretsManager());
    var writers = writers(environment, settings, clients, secrets);
    var reranker = reranker(environment, settings, clients);
    var called = BedrockEmbedderSettings.of(environment, settings::fault);
    settings.check();

    var clock = Clock.systemUTC();
    var sql = database.orElseThrow().open(secrets::fetch, clients::rdsData);
    var documents = new PostgresDocumentCatalogue(sql);
    var widen = new WidenPassages(documents);
    var prompts = new PromptLibrary();
    var embedder =
        called
            .map(model -> model.embedder(clients.bedrockRuntime()))
            .orElseGet(() -> Models.of(environment).encoder());
    var models = chain(writers, clock);
    var retrieve =
        new RetrievePassages(
            new PostgresPassageIndex(sql),
            embedder,
            Ranking.DEFAULT,
            models
                .map(chain -> RewriteQuestion.by(chain, prompts.get(RewriteQuestion.PROMPT)))
                .orElseGet(RewriteQuestion::byRule));
    var steps =
        new AskQuestion.Steps(
            retrieve,
            reranker.map(model -> new RerankPassages(model.get(), breaker(clock))),
            new ExtractiveAnswerer(SupportModel.shipped(), embedder),
            new QuoteAnswer(documents),
            models.map(
                chain ->
                    new WriteAnswer(chain, prompts.get(WriteAnswer.PROMPT), widen, documents)));
    var ask = new AskQuestion(steps, clock, UUID::randomUUID);
    var dynamoDb = clients.dynamoDb();
    var requests = new DynamoDbIdempotencyStore(dynamoDb, idempotencyTable, clock);
    var names = models.map(ModelChain::names).orElse(List.of());
    var priced = priced(prices.orElseThrow(), names, called.map(BedrockEmbedderSettings::model));
    var budgets = new DynamoDbBudgetStore(dynamoDb, budgetsTable, clock);
    var ledger = new PostgresUsageLedger(sql);
    var quota = new DynamoDbModelQuota(dynamoDb, quotaTable, priced.quotas(names), clock);
    var metering =
        new QueryMetering(
            Admission.by(new MeterRequest(budgets, ledger, priced), quota, clock, UUID::randomUUID),
            new UsageReport(budgets, ledger, clock),
            priced,
            new QueryMetering.Models(
                names,
                called.map(BedrockEmbedderSettings::model).stream().toList(),
                prompts.get(WriteAnswer.PROMPT).tokensMax(),
                prompts.get(RewriteQuestion.PROMPT).tokensMax()));
    var hooks = new Hooks(() -> warm(ask, clock), sql::close);
    return new Wiring(ask, retrieve, widen, metering, Idempotency.in(requests), clock, hooks);
  }

  /** Scripted models cost nothing; of all others the price must be known. */
  private static PriceTable priced(
      PriceTable listed, List<String> writers, Optional<String> embedder) {
    var prices =
        listed.withFree(writers.stream().filter(ScriptedLanguageModel.CITING::equals).toList());
    var models = new ArrayList<>(writers);
    embedder.ifPresent(models::add);
    var unpriced = prices.unpriced(models);
    if (!unpriced.isEmpty()) {
      throw new IllegalStateException(
          "bad settings: no price of "
              + String.join(", ", unpriced)
              + "; add it to MODEL_PRICES, or to MODELS_FREE if it costs nothing by the token");
    }
    return prices;
  }

  /** Asks for one who has no documents, so that no model is asked and nothing is left behind. */
  private static void warm(AskQuestion ask, Clock clock) {
    var deadline = Deadline.in(WARMING_MAX, clock);
    var enquiry = Json.read(WARMING_BODY, QueryRequest.class).enquiry(WeakAnswers.FLAG);
    var answer = ask.ask(NOBODY, enquiry, new CallLog(), deadline);
    Json.write(AnswerPayload.of(answer, Money.ZERO));
  }

  /** Reads what reranks from {@code RERANK_MODEL}, a model of Bedrock; nobody where it is empty. */
  private static Optional<Supplier<Reranker>> reranker(
      Map<String, String> environment, Settings settings, AwsClients clients) {
    if (settings.text("RERANK_MODEL", "").isEmpty()) {
      return Optional.empty();
    }
    try {
      var model = BedrockRerankerSettings.of(environment);
      return Optional.of(() -> new BedrockReranker(clients.bedrockAgentRuntime(), model));
    } catch (IllegalArgumentException e) {
      settings.fault(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * Reads how models are made, once all settings are checked, from {@code MODEL_PROVIDER}: {@code
   * extractive}, or the models to ask one after the other, as in {@code
   * bedrock:MODEL,openai:MODEL}; {@code scripted:TTFT:PAUSE} with milliseconds writes what sources
   * say, for trials of all around it.
   */
  private static List<Supplier<LanguageModel>> writers(
      Map<String, String> environment,
      Settings settings,
      AwsClients clients,
      SecretsManagerSecrets secrets) {
    var named = settings.text("MODEL_PROVIDER", EXTRACTIVE);
    var writers = new ArrayList<Supplier<LanguageModel>>();
    if (named.equals(EXTRACTIVE)) {
      return writers;
    }
    for (var provider : named.split(",", -1)) {
      int colon = provider.indexOf(':');
      var kind = colon < 0 ? provider : provider.substring(0, colon);
      var model = colon < 0 ? "" : provider.substring(colon + 1);
      switch (kind) {
        case "bedrock" ->
            bedrock(with(environment, "BEDROCK_MODEL", model), settings, clients)
                .ifPresent(writers::add);
        case "openai" ->
            writers.add(openAi(with(environment, "OPENAI_MODEL", model), settings, secrets));
        case "scripted" -> scripted(model, settings).ifPresent(writers::add);
        default ->
            settings.fault(
                "MODEL_PROVIDER must be extractive, or a list of bedrock, openai and scripted");
      }
    }
    return writers;
  }

  private static Map<String, String> with(
      Map<String, String> environment, String name, String value) {
    var changed = new HashMap<>(environment);
    if (!value.isEmpty()) {
      changed.put(name, value);
    }
    return changed;
  }

  private static Optional<Supplier<LanguageModel>> bedrock(
      Map<String, String> environment, Settings settings, AwsClients clients) {
    try {
      var model = BedrockModelSettings.of(environment);
      return Optional.of(() -> new BedrockLanguageModel(clients.bedrockRuntimeAsync(), model));
    } catch (IllegalArgumentException e) {
      settings.fault(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The key comes from {@code OPENAI_API_KEY_SECRET} where that names a secret. */
  private static Supplier<LanguageModel> openAi(
      Map<String, String> environment, Settings settings, SecretsManagerSecrets secrets) {
    var keySecret = environment.getOrDefault("OPENAI_API_KEY_SECRET", "");
    // Read now for its faults, and once more with the key.
    OpenAiSettings.of(environment, settings::fault);
    return () -> {
      var key = keySecret.isEmpty() ? "" : secrets.get(keySecret);
      var whole = with(environment, "OPENAI_API_KEY", key);
      return new OpenAiLanguageModel(OpenAiSettings.of(whole, fault -> {}).orElseThrow());
    };
  }

  private static Optional<Supplier<LanguageModel>> scripted(String pace, Settings settings) {
    if (!pace.matches("[0-9]{1,5}:[0-9]{1,5}")) {
      settings.fault("MODEL_PROVIDER: scripted must be scripted:TTFT:PAUSE, in milliseconds");
      return Optional.empty();
    }
    int colon = pace.indexOf(':');
    var first = Duration.ofMillis(Long.parseLong(pace.substring(0, colon)));
    var between = Duration.ofMillis(Long.parseLong(pace.substring(colon + 1)));
    return Optional.of(
        () -> ScriptedLanguageModel.citing(new ScriptedLanguageModel.Pace(first, between)));
  }

  private static Optional<ModelChain> chain(List<Supplier<LanguageModel>> writers, Clock clock) {
    if (writers.isEmpty()) {
      return Optional.empty();
    }
    var links =
        writers.stream().map(writer -> new ModelChain.Link(writer.get(), breaker(clock))).toList();
    var retry = new Retry(Retry.Pause.THREAD, new SecureRandom()::nextDouble);
    return Optional.of(new ModelChain(links, retry));
  }

  private static CircuitBreaker breaker(Clock clock) {
    return new CircuitBreaker(MODEL_FAILURES_MAX, MODEL_REST, clock);
  }
}
