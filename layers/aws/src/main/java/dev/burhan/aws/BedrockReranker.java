package dev.burhan.aws;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Reranker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeClient;
import software.amazon.awssdk.services.bedrockagentruntime.model.BedrockRerankingConfiguration;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankDocument;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankDocumentType;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankQuery;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankQueryContentType;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankRequest;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankResponse;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankResult;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankSource;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankSourceType;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankingConfiguration;
import software.amazon.awssdk.services.bedrockagentruntime.model.RerankingConfigurationType;

/** Reranks with the Rerank operation of Bedrock, which Cohere's and Amazon's models answer. */
public final class BedrockReranker implements Reranker {

  /** What the operation takes of a question or a passage. */
  private static final int CHARACTERS_MAX = 32_000;

  /** More than any answer needs, and an end to one that has none. */
  private static final int PAGES_MAX = PASSAGES_MAX;

  private static final Comparator<Relevance> BEST_FIRST =
      Comparator.comparingDouble(Relevance::score).reversed().thenComparing(Relevance::index);

  private final BedrockAgentRuntimeClient bedrock;
  private final BedrockRerankerSettings settings;
  private final BedrockFailures failures;

  public BedrockReranker(BedrockAgentRuntimeClient bedrock, BedrockRerankerSettings settings) {
    this.bedrock = bedrock;
    this.settings = settings;
    this.failures = new BedrockFailures("Rerank", settings.model());
  }

  @Override
  public String name() {
    return settings.model();
  }

  @Override
  public List<Relevance> rerank(
      String question, List<String> passages, int top, Deadline deadline) {
    Reranker.check(passages, top);
    if (passages.isEmpty()) {
      return List.of();
    }
    int wanted = Math.min(top, passages.size());
    var request = request(question, passages, wanted);
    var found = new ArrayList<RerankResult>();
    @Nullable String next = null;
    int pages = 0;
    do {
      var page = ask(request.toBuilder().nextToken(next).build(), deadline);
      found.addAll(page.results());
      next = page.nextToken();
    } while (next != null && found.size() < wanted && ++pages < PAGES_MAX);
    return ordered(found, passages.size(), wanted);
  }

  private RerankResponse ask(RerankRequest request, Deadline deadline) {
    var max = TimeLeft.of(deadline, "reranking with " + name());
    try {
      return bedrock.rerank(
          request.toBuilder()
              .overrideConfiguration(override -> override.apiCallTimeout(max))
              .build());
    } catch (SdkException e) {
      throw failures.of(e);
    }
  }

  private List<Relevance> ordered(List<RerankResult> results, int passages, int wanted) {
    var seen = new HashSet<Integer>();
    for (var result : results) {
      if (!isSound(result, passages) || !seen.add(result.index())) {
        throw failures.notUnderstood("a result that is of no passage, or has no score");
      }
    }
    return results.stream()
        .map(result -> new Relevance(result.index(), result.relevanceScore()))
        .sorted(BEST_FIRST)
        .limit(wanted)
        .toList();
  }

  private static boolean isSound(RerankResult result, int passages) {
    return result.index() != null
        && result.index() >= 0
        && result.index() < passages
        && result.relevanceScore() != null
        && result.relevanceScore() >= 0
        && result.relevanceScore() <= 1;
  }

  private RerankRequest request(String question, List<String> passages, int wanted) {
    return RerankRequest.builder()
        .queries(
            RerankQuery.builder()
                .type(RerankQueryContentType.TEXT)
                .textQuery(query -> query.text(LongText.cut(question, CHARACTERS_MAX)))
                .build())
        .sources(passages.stream().map(BedrockReranker::source).toList())
        .rerankingConfiguration(configuration(wanted))
        .build();
  }

  private static RerankSource source(String passage) {
    var text = LongText.cut(passage, CHARACTERS_MAX);
    return RerankSource.builder()
        .type(RerankSourceType.INLINE)
        .inlineDocumentSource(
            RerankDocument.builder()
                .type(RerankDocumentType.TEXT)
                .textDocument(document -> document.text(text))
                .build())
        .build();
  }

  private RerankingConfiguration configuration(int wanted) {
    var bedrockConfiguration =
        BedrockRerankingConfiguration.builder()
            .modelConfiguration(model -> model.modelArn(arn()))
            .numberOfResults(wanted)
            .build();
    return RerankingConfiguration.builder()
        .type(RerankingConfigurationType.BEDROCK_RERANKING_MODEL)
        .bedrockRerankingConfiguration(bedrockConfiguration)
        .build();
  }

  private String arn() {
    return settings.model().startsWith("arn:")
        ? settings.model()
        : arn(bedrock.serviceClientConfiguration().region());
  }

  private String arn(Region region) {
    return "arn:%s:bedrock:%s::foundation-model/%s"
        .formatted(PartitionMetadata.of(region).id(), region.id(), settings.model());
  }
}
