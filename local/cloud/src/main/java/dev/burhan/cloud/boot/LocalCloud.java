package dev.burhan.cloud.boot;

import static java.util.Objects.requireNonNull;

import dev.burhan.aws.AwsClients;
import dev.burhan.cloud.alarm.Alarms;
import dev.burhan.cloud.bucket.BucketNotifications;
import dev.burhan.cloud.bucket.S3EventJson;
import dev.burhan.cloud.bucket.StoredObject;
import dev.burhan.cloud.function.FunctionConfiguration;
import dev.burhan.cloud.function.InvocationResult;
import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.gateway.Backends;
import dev.burhan.cloud.gateway.Gateway;
import dev.burhan.cloud.gateway.GatewaySettings;
import dev.burhan.cloud.monitor.MetricStore;
import dev.burhan.cloud.queue.PollingSettings;
import dev.burhan.cloud.queue.QueueAddress;
import dev.burhan.cloud.queue.QueueDepths;
import dev.burhan.cloud.queue.QueuePoller;
import dev.burhan.cloud.secrets.SecretsServer;
import dev.burhan.cloud.stack.CustomResourceCall;
import dev.burhan.cloud.stack.Stack;
import dev.burhan.cloud.stack.StackClients;
import dev.burhan.cloud.stack.StackSettings;
import dev.burhan.cloud.template.Template;
import dev.burhan.engines.PostgresServer;
import dev.burhan.engines.S3Event;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on loopback: real engines, the resources of template.yaml, its functions behind
 * its gateway and its queues. Closing it leaves no process behind.
 */
public final class LocalCloud implements AutoCloseable {

  private static final String STACK = "burhan";
  private static final String REGION = "us-east-1";
  private static final String ACCOUNT = "000000000000";
  private static final String APPLICATION_ROLE = "burhan_app";
  private static final Duration MIGRATION_REPLY_MAX = Duration.ofSeconds(30);
  private static final String MODEL_KEY = "OpenAiKeySecret";
  private static final String DATABASE_POOL_MAX = "8";
  private static final String AUTHORIZER = "AuthorizerFunction";

  private final LocalSettings settings;
  private final Consumer<String> progress;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<String, LambdaFunction> functions = new HashMap<>();
  private final AtomicReference<@Nullable BucketNotifications> notifications =
      new AtomicReference<>();
  private final String pepper = random(32);
  private final Clock clock = Clock.systemUTC();
  private final Measurements measurements = opened(Measurements.start(STACK, clock));
  private final Engines engines;
  private final Template template;
  private final Map<String, String> environment;
  private final AwsClients clients;
  private final Stack stack;
  private final LocalAccounts accounts;
  private final Gateway gateway;

  private LocalCloud(LocalSettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
    try {
      this.template = Template.read(settings.home().resolve("template.yaml"));
      this.engines = opened(Engines.start(this::startPostgres, this::stored));
      progress.accept("engines are up: PostgreSQL, DynamoDB, SQS, S3");
      var secrets = opened(secrets());
      this.environment = environment(secrets);
      this.clients = new AwsClients(environment);
      this.stack = stack(secrets);
      this.accounts = LocalAccounts.of(clients, stack, pepper);
      notifications.set(notifications());
      migrate();
      loadFunctions();
      startPollers();
      opened(QueueDepths.start(stack.queueUrls(), clients.sqs(), measurements.aws(), clock));
      this.gateway = opened(gateway());
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("cannot read " + settings.home().resolve("template.yaml"), e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Boots; tells what it does. */
  public static LocalCloud start(LocalSettings settings, Consumer<String> progress) {
    return new LocalCloud(settings, progress);
  }

  /** The address of the API with its stage. */
  public URI api() {
    return gateway.address();
  }

  /** The database server, for tests that break it. */
  public PostgresServer postgres() {
    return engines.postgres();
  }

  /** Serves what it measures and how its alarms stand, until it is closed. */
  public URI monitor() {
    return opened(measurements.serve(stack, clock)).address();
  }

  /** What it measures. */
  public MetricStore metrics() {
    return measurements.store();
  }

  /** What the environment of a command that operates this cloud is to hold. */
  public Map<String, String> operations() {
    var operations = new HashMap<>(environment);
    operations.put("INGEST_QUEUE_URL", stack.queueUrl("IngestQueue"));
    operations.put("INGEST_DEAD_LETTERS_URL", stack.queueUrl("IngestDeadLetters"));
    operations.put("JOBS_TABLE", stack.tableName("JobsTable"));
    return Map.copyOf(operations);
  }

  /** How a function is configured here, for those who run it elsewhere against this cloud. */
  public FunctionConfiguration function(String id) {
    return stack.function(id);
  }

  /** The alarms, for tests that look at what they read. */
  Alarms alarms() {
    return measurements.alarms(stack, clock);
  }

  /** The resources, for tests that look behind the API. */
  Stack stack() {
    return stack;
  }

  private BucketNotifications notifications() {
    return new BucketNotifications(
        stack.notifications(),
        stack::queueUrl,
        clients.sqs(),
        new S3EventJson(REGION, ACCOUNT, clock));
  }

  /** What comes before there are queues is nobody's upload. */
  private void stored(S3Event event) {
    var told = notifications.get();
    if (told != null) {
      told.stored(
          new StoredObject(event.name(), event.bucket(), event.key(), event.size(), event.eTag()));
    }
  }

  private PostgresServer startPostgres() {
    return settings
        .cluster()
        .map(
            name ->
                PostgresServer.persistent(
                    settings.home().resolve(".local").resolve(name), progress))
        .orElseGet(() -> PostgresServer.ephemeral(progress));
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  private SecretsServer secrets() {
    var postgres = engines.postgres();
    return SecretsServer.start(
        Map.of(
            "database",
            login(APPLICATION_ROLE, random(24)),
            "database-owner",
            login(postgres.user(), postgres.password()),
            "key-pepper",
            pepper,
            "model-key",
            settings.parameters().getOrDefault(MODEL_KEY, "")),
        REGION,
        ACCOUNT,
        0);
  }

  private static String login(String user, String password) {
    return "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}";
  }

  private Map<String, String> environment(SecretsServer secrets) {
    var variables = new HashMap<>(settings.variables());
    variables.put("AWS_REGION", REGION);
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", engines.dynamoDb().endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_SQS", engines.sqs().endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_S3", engines.s3().endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_API_GATEWAY", engines.gateway().endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.address().toString());
    return Map.copyOf(variables);
  }

  private Stack stack(SecretsServer secrets) {
    var parameters = new HashMap<String, String>();
    parameters.put("DatabaseUrl", engines.postgres().jdbcUrl());
    parameters.put("DatabaseSecret", secrets.arn("database"));
    parameters.put("DatabaseOwnerSecret", secrets.arn("database-owner"));
    parameters.put("KeyPepperSecret", secrets.arn("key-pepper"));
    parameters.put("DatabasePoolMax", DATABASE_POOL_MAX);
    parameters.put("WebhookLoopback", "true");
    parameters.put("SubnetIds", "subnet-local");
    parameters.put("SecurityGroupIds", "sg-local");
    parameters.putAll(settings.parameters());
    parameters.computeIfPresent(
        MODEL_KEY, (name, key) -> key.isEmpty() ? "" : secrets.arn("model-key"));
    return Stack.create(
        template,
        new StackSettings(STACK, REGION, ACCOUNT, parameters, environment),
        new StackClients(
            clients.dynamoDb(),
            clients.sqs(),
            clients.s3(),
            clients.apiGateway(),
            clients.secretsManager()));
  }

  private void migrate() {
    var call = new CustomResourceCall(stack, MIGRATION_REPLY_MAX);
    for (var resource : template.customResources().values()) {
      try (var function = load(resource.functionId())) {
        call.create(resource, function);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while migrating", e);
      }
    }
    progress.accept("database schema is current, and there is an operator");
  }

  private LambdaFunction load(String id) {
    return LambdaFunction.load(stack.function(id), clock, measurements.aws());
  }

  private void loadFunctions() {
    var migrations =
        Set.copyOf(template.customResources().values().stream().map(r -> r.functionId()).toList());
    for (var id : template.functions().keySet()) {
      if (!migrations.contains(id)) {
        functions.put(id, opened(load(id)));
      }
    }
    progress.accept("functions are loaded: " + String.join(", ", functions.keySet()));
  }

  private void startPollers() {
    functions.forEach(
        (id, function) -> {
          for (var source : template.function(id).queues()) {
            var address =
                new QueueAddress(
                    stack.queueUrl(source.queueId()), stack.queueArn(source.queueId()), REGION);
            opened(
                QueuePoller.start(
                    source,
                    address,
                    clients.sqs(),
                    function,
                    PollingSettings.standard(),
                    measurements.aws()));
          }
        });
  }

  private Gateway gateway() {
    return Gateway.start(
        GatewaySettings.standard(settings.port(), REGION, ACCOUNT),
        template,
        new Backends(functions, engines.gateway()::planOf),
        clock,
        UUID::randomUUID,
        measurements.aws());
  }

  /**
   * Makes a key for a tenant of the largest plan, which is created if there is none, and returns
   * its secret, which is stored nowhere.
   */
  public String createKey(TenantId tenant, Set<ApiKey.Scope> scopes) {
    return createKey(tenant, scopes, "enterprise");
  }

  /** The same in another plan. */
  public String createKey(TenantId tenant, Set<ApiKey.Scope> scopes, String plan) {
    return accounts.createKey(tenant, scopes, plan);
  }

  /** Asks the authorizer about a key, past the cache of the gateway, and says how long it took. */
  public Duration authorize(String key) {
    var event =
        """
        {"type":"REQUEST","methodArn":"arn:aws:execute-api:%s:%s:local/v1/GET/documents",\
        "headers":{"x-api-key":"%s"}}\
        """
            .formatted(REGION, ACCOUNT, key);
    var authorizer = requireNonNull(functions.get(AUTHORIZER));
    var start = System.nanoTime();
    try {
      if (authorizer.invoke(event) instanceof InvocationResult.Answered) {
        return Duration.ofNanos(System.nanoTime() - start);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("the authorizer did not let the key in");
  }

  /** The first admin key, as the stack left it in its secret. */
  public String adminKey() {
    return accounts.adminKey();
  }

  /** Takes a key of a tenant whose secret is in an event already written. */
  public void know(String secret, TenantId tenant) {
    accounts.know(secret, tenant);
  }

  private static String random(int bytes) {
    var random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Waits for what still runs; another thread that closes too waits as well. */
  @Override
  public synchronized void close() {
    Engines.closeAll(open);
  }
}
