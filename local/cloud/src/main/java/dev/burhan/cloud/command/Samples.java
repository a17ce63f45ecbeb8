package dev.burhan.cloud.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/** The documents and questions written for this project, and the way to get them in. */
public final class Samples {

  private static final TenantId TENANT = new TenantId("sample");

  /** Its limits hold on a laptop, too. */
  private static final String PLAN = "pro";

  public static final List<String> DOCUMENTS =
      List.of(
          "lease-agreement",
          "employment-contract",
          "software-services-agreement",
          "data-processing-agreement",
          "privacy-policy",
          "company-regulation-ar",
          "electronic-commerce-law-ar",
          "warehouse-lease-ar");

  private Samples() {}

  /** Makes a key of the sample tenant. */
  public static String key(LocalCloud cloud) {
    return cloud.createKey(TENANT, Scope.ofTenants(), PLAN);
  }

  /** A question to show, with those asked before it. */
  public record SampleQuestion(String text, String language, List<String> history, String kind) {
    public SampleQuestion {
      history = List.copyOf(history);
    }
  }

  public static String document(String name) {
    return resource("/sample/documents/" + name + ".md");
  }

  /** The first line without its mark of a heading. */
  public static String title(String markdown) {
    return markdown.lines().findFirst().orElse("").replaceFirst("^#+\\s*", "");
  }

  public static List<SampleQuestion> questions() {
    var questions = new ArrayList<SampleQuestion>();
    for (var node : json(resource("/sample/questions.json"))) {
      var history = new ArrayList<String>();
      node.path("history").forEach(asked -> history.add(asked.asText()));
      questions.add(
          new SampleQuestion(
              node.get("question").asText(),
              node.get("language").asText(),
              history,
              node.get("kind").asText()));
    }
    return questions;
  }

  /** Sends every document and waits until all are in; those that are there already cost nothing. */
  public static void ingest(ApiClient client, Consumer<String> progress) {
    var documents = new DocumentClient(client);
    var jobs = new LinkedHashMap<String, String>();
    for (var name : DOCUMENTS) {
      var text = document(name);
      documents.send(name, title(text), text).ifPresent(job -> jobs.put(name, job));
    }
    progress.accept(
        DOCUMENTS.size()
            + " sample documents: "
            + (DOCUMENTS.size() - jobs.size())
            + " unchanged, "
            + jobs.size()
            + " to ingest");
    jobs.forEach(
        (name, job) -> {
          var ended = documents.await(job, it -> {});
          if (!ended.get("status").asText().equals("succeeded")) {
            throw new IllegalStateException(name + " was not ingested: " + ended);
          }
          progress.accept("  " + name);
        });
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String path) {
    try (var stream = Samples.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
