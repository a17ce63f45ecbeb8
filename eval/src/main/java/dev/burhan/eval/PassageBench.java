package dev.burhan.eval;

import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.Span;
import dev.burhan.eval.ingest.ClauseSpans;
import dev.burhan.eval.workbench.Workbench;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.legal.Question;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.legal.Timings;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks each contract for each kind of clause that lawyers marked in it, by the name of the kind
 * alone, and measures how much of what they marked stands in the first characters of the passages
 * found: what well-cut passages are for.
 */
final class PassageBench {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final DocumentDetails DETAILS =
      DocumentDetails.of(new DocumentId("contract"), "Contract");

  private final Workbench workbench;
  private final Embedder embedder;
  private final Consumer<String> progress;

  PassageBench(Workbench workbench, Embedder embedder, Consumer<String> progress) {
    this.workbench = workbench;
    this.embedder = embedder;
    this.progress = progress;
  }

  PassageReport run(ClauseSpans clauses) {
    int passages = 0;
    var contracts = List.copyOf(clauses.contracts().entrySet());
    for (int i = 0; i < contracts.size(); i++) {
      var contract = contracts.get(i);
      int stored =
          workbench.ingest(tenant(i), DETAILS, MediaType.PLAIN, contract.getValue().text());
      passages += stored;
      progress.accept(contract.getKey() + ", " + stored + " passages");
    }
    workbench.analyze();
    var report = new PassageReport.Builder(embedder.encoder().name(), passages);
    for (int i = 0; i < contracts.size(); i++) {
      ask(tenant(i), contracts.get(i).getValue(), report);
    }
    return report.build();
  }

  /** Each contract is asked by itself. */
  private static TenantId tenant(int contract) {
    return new TenantId("contract-" + contract);
  }

  private void ask(TenantId tenant, ClauseSpans.Contract contract, PassageReport.Builder report) {
    var retrieve = new RetrievePassages(workbench.index(), embedder, Ranking.DEFAULT);
    contract
        .clauses()
        .forEach(
            (kind, clauses) -> {
              var spans = spans(contract.text(), clauses);
              if (!spans.isEmpty()) {
                var found =
                    retrieve.retrieve(
                        tenant,
                        new Question(kind, List.of()),
                        deadline(),
                        new Timings(Clock.systemUTC()));
                report.add(
                    found.passages().stream().map(ranked -> ranked.passage().span()).toList(),
                    spans);
              }
            });
  }

  private static List<Span> spans(String text, List<String> clauses) {
    var spans = new ArrayList<Span>();
    for (var clause : clauses) {
      var matcher = inAnyWrapping(clause).matcher(text);
      if (matcher.find()) {
        spans.add(span(text, matcher));
      }
    }
    return spans;
  }

  private static Pattern inAnyWrapping(String clause) {
    return Pattern.compile(
        Stream.of(SPACE.split(clause.strip()))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+")));
  }

  private static Span span(String text, Matcher matcher) {
    int start = text.codePointCount(0, matcher.start());
    return new Span(start, start + text.codePointCount(matcher.start(), matcher.end()));
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(30), Clock.systemUTC());
  }
}
