package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.engines.BedrockCall;
import dev.burhan.engines.BedrockServer;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Reranker;
import dev.burhan.testing.RerankerContract;
import dev.burhan.testing.SharedWordsReranker;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeClient;

/** Holds the reranker to the contract, over HTTP, with a server that gives two results a page. */
final class BedrockRerankerIT implements RerankerContract {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODEL = "cohere.rerank-v3-5:0";
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(5), Clock.systemUTC());
  private static final int PAGE = 2;

  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final BedrockServer server = BedrockServer.start(this::answer);
  private final BedrockAgentRuntimeClient client = client(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Override
  public Reranker reranker() {
    return new BedrockReranker(client, new BedrockRerankerSettings(MODEL));
  }

  private void answer(BedrockCall call) throws IOException {
    var asked = call.json();
    heard.add(asked);
    var passages = new ArrayList<String>();
    for (var source : asked.path("sources")) {
      passages.add(source.path("inlineDocumentSource").path("textDocument").path("text").asText());
    }
    var configuration = asked.path("rerankingConfiguration").path("bedrockRerankingConfiguration");
    int top = configuration.path("numberOfResults").asInt();
    var question = asked.path("queries").path(0).path("textQuery").path("text").asText();
    var best = new SharedWordsReranker().rerank(question, passages, top, SOON);
    call.answer(page(best, asked.path("nextToken").asInt(0)));
  }

  private static String page(List<Reranker.Relevance> best, int from) {
    var answer = JSON.createObjectNode();
    var results = answer.putArray("results");
    int to = Math.min(from + PAGE, best.size());
    for (var each : best.subList(from, to)) {
      results.addObject().put("index", each.index()).put("relevanceScore", each.score());
    }
    if (to < best.size()) {
      answer.put("nextToken", Integer.toString(to));
    }
    return answer.toString();
  }

  @Test
  void names_the_model_of_the_region() {
    reranker().rerank("rent", List.of("rent"), 9, SOON);

    var configuration =
        heard.getFirst().path("rerankingConfiguration").path("bedrockRerankingConfiguration");
    assertThat(configuration.path("modelConfiguration").path("modelArn").asText())
        .isEqualTo("arn:aws:bedrock:eu-central-1::foundation-model/cohere.rerank-v3-5:0");
    assertThat(configuration.path("numberOfResults").asInt()).isEqualTo(1);
  }

  @Test
  void cuts_a_passage_that_is_too_long() {
    reranker().rerank("rent", List.of("🏠".repeat(20_000)), 1, SOON);

    var source = heard.getFirst().path("sources").path(0).path("inlineDocumentSource");
    assertThat(source.path("textDocument").path("text").asText()).hasSize(32_000);
  }

  @Test
  void asks_nobody_about_no_passages() {
    reranker().rerank("rent", List.of(), 1, SOON);

    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"results\":[{\"index\":1,\"relevanceScore\":0.5}]}",
        "{\"results\":[{\"index\":-1,\"relevanceScore\":0.5}]}",
        "{\"results\":[{\"index\":0}]}",
        "{\"results\":[{\"index\":0,\"relevanceScore\":1.5}]}",
        "{\"results\":[{\"index\":0,\"relevanceScore\":1},{\"index\":0,\"relevanceScore\":1}]}",
      })
  void does_not_take_results_that_are_of_no_passage(String answer) {
    assertFails(call -> call.answer(answer), DependencyFailure.Permanent.class);
  }

  @ParameterizedTest
  @CsvSource({
    "429, ThrottlingException, true",
    "500, InternalServerException, true",
    "424, DependencyFailedException, true",
    "400, ValidationException, false",
    "403, AccessDeniedException, false",
  })
  void failures_say_whether_asking_again_may_help(int status, String type, boolean helps) {
    assertFails(
        call -> call.refuse(status, type, "secret"),
        helps ? DependencyFailure.Transient.class : DependencyFailure.Permanent.class);
  }

  private static void assertFails(
      BedrockServer.Answer answer, Class<? extends DependencyFailure> failure) {
    try (var server = BedrockServer.start(answer);
        var client = client(server)) {
      var reranker = new BedrockReranker(client, new BedrockRerankerSettings(MODEL));

      assertThatThrownBy(() -> reranker.rerank("rent", List.of("rent"), 1, SOON))
          .isInstanceOf(failure)
          .hasMessageContaining(MODEL)
          .hasMessageNotContaining("secret");
    }
  }

  private static BedrockAgentRuntimeClient client(BedrockServer server) {
    return new AwsClients(
            Map.of(
                "BEDROCK_REGION",
                "eu-central-1",
                "AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME",
                server.endpoint().toString()))
        .bedrockAgentRuntime();
  }
}
