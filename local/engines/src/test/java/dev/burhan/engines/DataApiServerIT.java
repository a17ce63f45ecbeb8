package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks in the bare protocol; what the SDK makes of it is tested with the client that uses it. */
final class DataApiServerIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARNS =
      "'resourceArn':'arn:aws:rds:us-east-1:1:cluster:c','secretArn':'arn:aws:secretsmanager:us-east-1:1:secret:s'";

  private static PostgresServer postgres;
  private static DataApiServer api;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.ephemeral();
    api = DataApiServer.start(postgres.jdbcUrl(), postgres.user(), postgres.password());
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    api.close();
    postgres.close();
  }

  private record Reply(int status, String error, JsonNode body) {}

  private static Reply post(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(api.endpoint().resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    var error = response.headers().firstValue("x-amzn-ErrorType").orElse("");
    return new Reply(response.statusCode(), error, JSON.readTree(response.body()));
  }

  private static Reply execute(String more) throws IOException, InterruptedException {
    return post("/Execute", "{" + ARNS + "," + more + "}");
  }

  @Test
  void answers_records_and_metadata() throws Exception {
    var reply =
        execute(
            "'sql':'select :n as n, true as yes, null::text as none','includeResultMetadata':true,"
                + "'parameters':[{'name':'n','value':{'longValue':7}}]");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().path("records"))
        .hasToString("[[{\"longValue\":7},{\"booleanValue\":true},{\"isNull\":true}]]");
    assertThat(reply.body().path("columnMetadata").findValuesAsText("label"))
        .containsExactly("n", "yes", "none");
    assertThat(reply.body().path("columnMetadata").findValuesAsText("typeName"))
        .containsExactly("int8", "bool", "text");
    assertThat(reply.body().path("numberOfRecordsUpdated").intValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "JSON,{},jsonb",
    "UUID,00000000-0000-0000-0000-00000000abcd,uuid",
    "TIMESTAMP,2026-01-02 23:30:00,timestamp without time zone",
    "DATE,2026-01-02,date",
    "TIME,23:30:00,time without time zone",
    "DECIMAL,1.50,numeric"
  })
  void takes_hints_of_types(String hint, String value, String type) throws Exception {
    var reply =
        execute(
            "'sql':'select pg_typeof(:v)::text as t','parameters':[{'name':'v','typeHint':'"
                + hint
                + "','value':{'stringValue':'"
                + value
                + "'}}]");

    assertThat(reply.body().at("/records/0/0/stringValue").asText()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'sql':'select 1; select 2' | 400 | ValidationException",
        "'sql':'select :a','parameters':[{'name':'a','value':{'arrayValue':{'longValues':[1]}}}] | 400 | ValidationException",
        "'sql':'select :a' | 400 | BadRequestException",
        "'sql':'select 1','formatRecordsAs':'JSON' | 400 | ValidationException",
        "'sql':'select 1','transactionId':'none' | 404 | TransactionNotFoundException",
        "'sql':'select pg_sleep(0)' | 400 | UnsupportedResultException",
        "'sql':'select repeat(:x, 1048577)','parameters':[{'name':'x','value':{'stringValue':'x'}}] | 400 | BadRequestException",
        "'sql':'select nonsense' | 400 | DatabaseErrorException",
        "'database':'x' | 400 | BadRequestException"
      })
  void refuses_as_the_real_one_does(String more, int status, String error) throws Exception {
    var reply = execute(more);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.error()).isEqualTo(error);
    assertThat(reply.body().path("message").asText()).isNotEmpty();
  }

  @Test
  void wants_a_cluster_and_a_secret() throws Exception {
    assertThat(post("/Execute", "{'sql':'select 1'}").body().path("message").asText())
        .contains("resourceArn");
    assertThat(post("/BeginTransaction", "{'resourceArn':'x'}").body().path("message").asText())
        .contains("secretArn");
  }

  @Test
  void says_the_state_of_an_error_of_the_database() throws Exception {
    assertThat(execute("'sql':'select nonsense'").body().path("message").asText())
        .startsWith("ERROR: ")
        .endsWith("; SQLState: 42703");
  }

  @Test
  void leaves_colons_in_literals_and_casts_alone_and_takes_one_semicolon_at_the_end()
      throws Exception {
    var sql = "select $$:a;b$$ || 1::text || /* :c */ (array[7,8])[1:1]::text as t ; ";

    assertThat(execute("'sql':'" + sql + "'").body().at("/records/0/0/stringValue").asText())
        .isEqualTo(":a;b1{7}");
  }

  @Test
  void transactions_end_once() throws Exception {
    var id = begin();
    var ended = "{" + ARNS + ",'transactionId':'" + id + "'}";

    assertThat(post("/RollbackTransaction", ended).body().path("transactionStatus").asText())
        .isEqualTo("Rollback Complete");
    assertThat(post("/CommitTransaction", ended).error()).isEqualTo("TransactionNotFoundException");
  }

  @Test
  void batches_run_once_for_each_set_of_parameters() throws Exception {
    execute("'sql':'create table batch (n bigint)'");
    var reply =
        post(
            "/BatchExecute",
            "{"
                + ARNS
                + ",'sql':'insert into batch values (:n)','parameterSets':["
                + "[{'name':'n','value':{'longValue':1}}],[{'name':'n','value':{'longValue':2}}]]}");

    assertThat(reply.body().path("updateResults")).hasSize(2);
    assertThat(
            execute("'sql':'select sum(n)::bigint as n from batch'")
                .body()
                .at("/records/0/0/longValue")
                .asInt())
        .isEqualTo(3);
  }

  @Test
  void counts_requests_and_answers_the_faults_asked_for() throws Exception {
    int before = api.requests();
    api.fail(DataApiFault.RESUMING, 1);
    api.fail(DataApiFault.THROTTLED, 1);

    assertThat(execute("'sql':'select 1'").error()).isEqualTo("DatabaseResumingException");
    assertThat(execute("'sql':'select 1'").error()).isEqualTo("ThrottlingException");
    assertThat(execute("'sql':'select 1'").status()).isEqualTo(200);
    assertThat(api.requests() - before).isEqualTo(3);
  }

  private static String begin() throws IOException, InterruptedException {
    return post("/BeginTransaction", "{" + ARNS + "}").body().path("transactionId").asText();
  }
}
