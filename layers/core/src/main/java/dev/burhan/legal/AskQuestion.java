package dev.burhan.legal;

import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.documents.DocumentCatalogue.Place;
import dev.burhan.failure.Deadline;
import dev.burhan.legal.Answer.Circumstances;
import dev.burhan.legal.Answerer.Draft;
import dev.burhan.legal.Answerer.Statement;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Answers a question from the tenant's own documents with proof, or says that they do not say. */
public final class AskQuestion {

  private final RetrievePassages retrieve;
  private final Answerer answerer;
  private final DocumentCatalogue documents;
  private final Clock clock;
  private final Supplier<UUID> ids;

  public AskQuestion(
      RetrievePassages retrieve,
      Answerer answerer,
      DocumentCatalogue documents,
      Clock clock,
      Supplier<UUID> ids) {
    this.retrieve = retrieve;
    this.answerer = answerer;
    this.documents = documents;
    this.clock = clock;
    this.ids = ids;
  }

  public Answer ask(TenantId tenant, Enquiry enquiry, Deadline deadline) {
    var timings = new Timings(clock);
    var retrieval = retrieve.retrieve(tenant, enquiry, deadline, timings);
    var draft =
        timings.time("answer", () -> answerer.draft(enquiry.question(), retrieval, deadline));
    var citations = timings.time("verify", () -> verify(tenant, draft.statements(), deadline));
    return answer(retrieval, draft, citations, timings);
  }

  private Answer answer(Retrieval retrieval, Draft draft, List<Proven> proven, Timings timings) {
    var circumstances =
        new Circumstances(
            ids.get(),
            answerer.model(),
            retrieval.encoder().name(),
            retrieval.corpusVersion(),
            draft.support(),
            draft.threshold(),
            draft.statements().size() - proven.size(),
            timings.millis());
    if (proven.isEmpty()) {
      return new Answer.NoEvidence(circumstances);
    }
    var text = String.join("\n", proven.stream().map(Proven::text).toList());
    return new Answer.Grounded(text, proven.stream().map(Proven::citation).toList(), circumstances);
  }

  private record Proven(String text, Citation citation) {}

  /**
   * Keeps the statements whose quote stands in the stored text at its span, letter for letter; a
   * quote of nothing stands everywhere and proves nothing.
   */
  private List<Proven> verify(TenantId tenant, List<Statement> statements, Deadline deadline) {
    var places = statements.stream().map(s -> new Place(s.source().document(), s.span())).toList();
    var stored = documents.read(tenant, places, deadline);
    var proven = new ArrayList<Proven>();
    for (int i = 0; i < statements.size(); i++) {
      var statement = statements.get(i);
      boolean isQuote = !statement.quote().isBlank();
      var found = stored.get(i).filter(s -> isQuote && s.text().equals(statement.quote()));
      int number = proven.size() + 1;
      found.ifPresent(
          stretch ->
              proven.add(
                  new Proven(
                      statement.text() + " [" + number + "]",
                      citation(number, statement, stretch.page()))));
    }
    return proven;
  }

  private static Citation citation(int number, Statement statement, int page) {
    var source = statement.source();
    return new Citation(
        number,
        source.document(),
        source.title(),
        source.headings(),
        page,
        statement.span(),
        statement.quote());
  }
}
