package dev.burhan.legal;

import dev.burhan.documents.DocumentCatalogue;
import dev.burhan.documents.DocumentCatalogue.Place;
import dev.burhan.failure.Deadline;
import dev.burhan.legal.Answerer.Statement;
import dev.burhan.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;

/** Makes an answer of quoted statements, those whose quote stands in the stored text. */
public final class QuoteAnswer {

  private final DocumentCatalogue documents;

  public QuoteAnswer(DocumentCatalogue documents) {
    this.documents = documents;
  }

  /** Holds the statements that were proven, a line each, and their proof. */
  record Quoted(String text, List<Citation> citations) {
    Quoted {
      citations = List.copyOf(citations);
    }
  }

  /**
   * Keeps the statements whose quote stands in the stored text at its span, letter for letter; a
   * quote of nothing stands everywhere and proves nothing.
   */
  Quoted quote(TenantId tenant, List<Statement> statements, AnswerSink sink, Deadline deadline) {
    var places = statements.stream().map(s -> new Place(s.source().document(), s.span())).toList();
    var stored = documents.read(tenant, places, deadline);
    var text = new StringBuilder();
    var citations = new ArrayList<Citation>();
    for (int i = 0; i < statements.size(); i++) {
      var statement = statements.get(i);
      boolean isQuote = !statement.quote().isBlank();
      var found = stored.get(i).filter(s -> isQuote && s.text().equals(statement.quote()));
      if (found.isPresent()) {
        int number = citations.size() + 1;
        var line = (number == 1 ? "" : "\n") + statement.text() + " [" + number + "]";
        text.append(line);
        citations.add(citation(number, statement, found.get().page()));
        if (!sink.text(line) || !sink.citation(citations.getLast())) {
          break;
        }
      }
    }
    return new Quoted(text.toString(), citations);
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
