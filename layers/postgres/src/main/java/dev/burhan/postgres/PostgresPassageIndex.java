package dev.burhan.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.Span;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Language;
import dev.burhan.legal.Passage;
import dev.burhan.legal.PassageFilter;
import dev.burhan.legal.PassageIndex;
import dev.burhan.tenancy.TenantId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds passages with one call of the SQL function {@code search_passages}. */
public final class PostgresPassageIndex implements PassageIndex {

  private final SqlClient sql;

  public PostgresPassageIndex(SqlClient sql) {
    this.sql = sql;
  }

  @Override
  public Candidates search(TenantId tenant, Search search, Deadline deadline) {
    var row =
        sql.call(
                "select search_passages(:tenant, :request::jsonb) as result",
                Map.of("tenant", tenant.value(), "request", Json.write(request(search))),
                deadline)
            .getFirst();
    var result = Json.read(row.text("result"));
    return new Candidates(
        result.get("version").longValue(),
        statistics(result.get("languages")),
        list(result.get("found"), PostgresPassageIndex::candidate));
  }

  private static Map<String, @Nullable Object> request(Search search) {
    var request = new HashMap<String, @Nullable Object>();
    request.put("question", SearchText.of(search.question()));
    request.put("words", SearchText.words(search.question()));
    request.put("encoder", search.vector().map(QuestionVector::encoder).orElse(null));
    request.put("vector", search.vector().map(v -> v.vector().text()).orElse(null));
    request.put("limit", search.candidatesMax());
    request.put("filter", search.filter().narrows() ? filter(search.filter()) : null);
    return request;
  }

  /** What is null narrows nothing. */
  private static Map<String, @Nullable Object> filter(PassageFilter filter) {
    var details = filter.details();
    var documents = filter.documents().stream().map(DocumentId::value).toList();
    var json = new HashMap<String, @Nullable Object>();
    json.put("documents", documents.isEmpty() ? null : documents);
    json.put("tags", details.tags().isEmpty() ? null : details.tags());
    json.put("media_type", details.mediaType().map(MediaType::value).orElse(null));
    json.put("language", details.language().map(Language::code).orElse(null));
    json.put("from", details.from().map(LocalDate::toString).orElse(null));
    json.put("to", details.to().map(LocalDate::toString).orElse(null));
    return json;
  }

  private static Map<Language, LanguageStatistics> statistics(JsonNode languages) {
    var statistics = new HashMap<Language, LanguageStatistics>();
    for (var node : languages) {
      var terms = new ArrayList<TermFrequency>();
      counts(node.get("terms")).forEach((term, df) -> terms.add(new TermFrequency(term, df)));
      statistics.put(
          new Language(node.get("language").textValue()),
          new LanguageStatistics(
              node.get("passages").intValue(),
              node.get("terms_average").doubleValue(),
              node.get("stems_average").doubleValue(),
              terms,
              split(node.get("stems").textValue(), " "),
              counts(node.get("stem_df"))));
    }
    return statistics;
  }

  private static Candidate candidate(JsonNode node) {
    return new Candidate(
        passage(node),
        node.get("length").intValue(),
        counts(node.get("counts")),
        node.get("lexical").doubleValue(),
        Optional.of(node.get("cosine")).filter(JsonNode::isNumber).map(JsonNode::doubleValue));
  }

  private static Passage passage(JsonNode node) {
    return new Passage(
        node.get("id").longValue(),
        new DocumentId(node.get("document").textValue()),
        node.get("title").textValue(),
        node.get("ordinal").intValue(),
        new Span(node.get("start").intValue(), node.get("end").intValue()),
        node.get("page").intValue(),
        split(node.get("headings").textValue(), "\n"),
        new Language(node.get("language").textValue()),
        node.get("text").textValue(),
        split(node.get("stems").textValue(), " "));
  }

  private static Map<String, Integer> counts(JsonNode node) {
    var counts = new java.util.LinkedHashMap<String, Integer>();
    node.properties().forEach(entry -> counts.put(entry.getKey(), entry.getValue().intValue()));
    return counts;
  }

  private static List<String> split(String text, String separator) {
    return text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    var items = new ArrayList<T>(array.size());
    array.forEach(node -> items.add(read.apply(node)));
    return items;
  }
}
