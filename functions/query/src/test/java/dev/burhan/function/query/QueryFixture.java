package dev.burhan.function.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.Admission;
import dev.burhan.edge.Idempotency;
import dev.burhan.edge.Restorable.Hooks;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Embedder;
import dev.burhan.language.Language;
import dev.burhan.legal.AskQuestion;
import dev.burhan.legal.PassageIndex;
import dev.burhan.legal.QuoteAnswer;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.legal.WidenPassages;
import dev.burhan.metering.MeterRequest;
import dev.burhan.metering.PriceTable;
import dev.burhan.metering.UsageReport;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryBudgetStore;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryIdempotencyStore;
import dev.burhan.testing.InMemoryPassageIndex;
import dev.burhan.testing.InMemoryUsageLedger;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestDocuments;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The function on fakes, with two tenants' documents. */
final class QueryFixture {

  static final TenantId ACME = new TenantId("acme");
  static final TenantId GLOBEX = new TenantId("globex");

  final SettableClock clock = SettableClock.atNoon();
  final InMemoryDocumentStore documents = new InMemoryDocumentStore(clock);

  QueryFixture() {
    save(
        ACME,
        "lease-2026",
        "Lease of the warehouse",
        "The tenant must give thirty days of notice before the lease ends.",
        "The rent is due on the first day of the month.",
        "The landlord keeps the roof dry and gives notice of works on the roof.");
    save(ACME, "loan", "Loan of a van", "The lender may ask for the van at any time.");
    save(GLOBEX, "secret", "Merger", "The confidential merger closes in June.");
  }

  private void save(TenantId tenant, String id, String title, String... lines) {
    var style = new TestDocuments.Style(title, List.of("Terms"), Language.ENGLISH, true);
    TestDocuments.store(documents, tenant, TestDocuments.of(id, style, List.of(lines)));
  }

  final InMemoryIdempotencyStore requests = new InMemoryIdempotencyStore(clock);

  Handler handler() {
    return handler(new InMemoryPassageIndex(documents));
  }

  Handler handler(PassageIndex index) {
    return handler(index, new HashingEmbedder());
  }

  Handler handler(PassageIndex index, Embedder embedder) {
    var retrieve = new RetrievePassages(index, embedder, Ranking.DEFAULT);
    var widen = new WidenPassages(documents);
    return new Handler(ask(retrieve), retrieve, widen, metering(), Idempotency.in(requests), clock);
  }

  /** What every search fails with; null where it does not. */
  @Nullable DependencyFailure failure;

  StreamHandler streamHandler() {
    var index = new InMemoryPassageIndex(documents);
    PassageIndex failing =
        (tenant, search, deadline) -> {
          if (failure != null) {
            throw failure;
          }
          return index.search(tenant, search, deadline);
        };
    var retrieve = new RetrievePassages(failing, new HashingEmbedder(), Ranking.DEFAULT);
    var widen = new WidenPassages(documents);
    return new StreamHandler(
        new Wiring(
            ask(retrieve),
            retrieve,
            widen,
            metering(),
            Idempotency.in(requests),
            clock,
            Hooks.NONE));
  }

  final InMemoryBudgetStore budgets = new InMemoryBudgetStore(clock);
  final InMemoryUsageLedger ledger = new InMemoryUsageLedger();

  private QueryMetering metering() {
    var prices = new PriceTable(LocalDate.parse("2026-01-01"), Map.of(), Set.of());
    var admission =
        Admission.by(
            new MeterRequest(budgets, ledger, prices),
            clock,
            () -> UUID.fromString("0badc0de-0000-0000-0000-000000000000"));
    return new QueryMetering(
        admission,
        new UsageReport(budgets, ledger, clock),
        prices,
        new QueryMetering.Models(List.of(), List.of(), 0, 0));
  }

  private AskQuestion ask(RetrievePassages retrieve) {
    var id = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    var steps =
        AskQuestion.Steps.quoting(retrieve, new QuotingAnswerer(), new QuoteAnswer(documents));
    return new AskQuestion(steps, clock, () -> id);
  }

  APIGatewayProxyResponseEvent query(String body) {
    return send(Events.proxy("/events/query.json").withBody(body));
  }

  APIGatewayProxyResponseEvent retrieve(String body) {
    return send(Events.proxy("/events/retrieve.json").withBody(body));
  }

  /** Every response is held against the contract and must survive the runtime's serialiser. */
  APIGatewayProxyResponseEvent send(APIGatewayProxyRequestEvent event) {
    var response = handler().handleRequest(event, TestContext.FRESH);
    ApiContract.check(event, response);
    Events.sent(response);
    return response;
  }
}
