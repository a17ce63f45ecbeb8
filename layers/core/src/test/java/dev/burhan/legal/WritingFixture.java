package dev.burhan.legal;

import dev.burhan.documents.DocumentCatalogue.Place;
import dev.burhan.documents.DocumentId;
import dev.burhan.failure.CircuitBreaker;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.failure.Retry;
import dev.burhan.language.CallLog;
import dev.burhan.language.LanguageModel;
import dev.burhan.language.ModelChain;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply;
import dev.burhan.language.TokenSink;
import dev.burhan.language.TokenUsage;
import dev.burhan.legal.Answerer.Draft;
import dev.burhan.legal.Answerer.Statement;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.prompts.PromptLibrary;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryPassageIndex;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks questions whose answers a scripted model writes. */
final class WritingFixture {

  static final TenantId ACME = new TenantId("acme");
  static final UUID ID = new UUID(1, 2);

  final SettableClock clock = SettableClock.atNoon();
  final Deadline deadline = Deadline.in(Duration.ofSeconds(10), clock);
  final InMemoryDocumentStore documents = new InMemoryDocumentStore(clock);
  final List<Prompt> prompts = new ArrayList<>();
  final CallLog calls = new CallLog();
  WeakAnswers weakAnswers = WeakAnswers.FLAG;
  Optional<RerankPassages> rerank = Optional.empty();
  final RetrievePassages retrieve =
      new RetrievePassages(
          new InMemoryPassageIndex(documents), new HashingEmbedder(), Ranking.DEFAULT);
  final Watcher watcher = new Watcher();

  /** What the model does after its last piece. */
  @Nullable DependencyFailure failure;

  Reply.Stop stop = Reply.Stop.END;

  /** Whether the document goes while the model writes. */
  boolean losesItsDocument;

  /** Each line is a document of its own: a, b and so on. */
  void save(String... lines) {
    for (int i = 0; i < lines.length; i++) {
      var id = Character.toString('a' + i);
      TestDocuments.store(documents, ACME, TestDocuments.embedded(id, lines[i]));
    }
  }

  Answer ask(String... pieces) {
    return asking(List.of(pieces)).ask(ACME, enquiry(), calls, deadline);
  }

  Answer stream(String... pieces) {
    return asking(List.of(pieces)).stream(ACME, enquiry(), watcher, calls, deadline);
  }

  private Enquiry enquiry() {
    var question = new Question("when is rent due", List.of());
    return new Enquiry(question, PassageFilter.NONE, weakAnswers);
  }

  /** What is found for the question. */
  Retrieval retrieval() {
    return retrieve.retrieve(ACME, enquiry(), calls, deadline, new Timings(clock));
  }

  private AskQuestion asking(List<String> pieces) {
    var writer =
        new WriteAnswer(
            chain(new Scripted(pieces)),
            new PromptLibrary().get(WriteAnswer.PROMPT),
            new WidenPassages(documents),
            documents);
    var steps =
        new AskQuestion.Steps(
            retrieve, rerank, new FirstPassage(), new QuoteAnswer(documents), Optional.of(writer));
    return new AskQuestion(steps, clock, () -> ID);
  }

  private ModelChain chain(LanguageModel model) {
    var breaker = new CircuitBreaker(100, Duration.ofMinutes(1), clock);
    return new ModelChain(
        List.of(new ModelChain.Link(model, breaker)), new Retry(time -> {}, () -> 0));
  }

  /** Whether a citation's quote is what is stored at its place. */
  boolean isProven(Citation citation) {
    var place = new Place(citation.document(), citation.span());
    return documents.read(ACME, List.of(place), deadline).getFirst().stream()
        .anyMatch(stored -> stored.text().equals(citation.quote()) && !citation.quote().isBlank());
  }

  /** Remembers what it was shown. */
  static final class Watcher implements AnswerSink {
    final List<String> events = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    final List<Citation> citations = new ArrayList<>();
    int piecesMax = Integer.MAX_VALUE;

    @Override
    public void begins(Beginning beginning) {
      events.add("begins " + beginning.model());
    }

    @Override
    public boolean text(String piece) {
      events.add("text");
      text.append(piece);
      return events.size() <= piecesMax;
    }

    @Override
    public boolean citation(Citation citation) {
      events.add("citation " + citation.number());
      citations.add(citation);
      return events.size() <= piecesMax;
    }
  }

  /** Finds evidence in whatever was found, and quotes its first passage. */
  private record FirstPassage() implements Answerer {
    @Override
    public String model() {
      return "quotes";
    }

    @Override
    public Draft draft(Question question, Retrieval retrieval, Deadline until) {
      var statements =
          retrieval.best(1).stream()
              .map(RankedPassage::passage)
              .map(p -> new Statement(p.text(), p, p.span(), p.text()))
              .toList();
      return new Draft(statements, .9, .5);
    }
  }

  /** Writes what a test has it write. */
  private final class Scripted implements LanguageModel {
    private final List<String> pieces;

    Scripted(List<String> pieces) {
      this.pieces = pieces;
    }

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public Reply reply(Prompt prompt, TokenSink sink, Deadline until) {
      prompts.add(prompt);
      if (losesItsDocument) {
        documents.delete(ACME, new DocumentId("a"), deadline);
      }
      var text = new StringBuilder();
      for (var piece : pieces) {
        text.append(piece);
        if (!sink.accept(piece)) {
          return reply(prompt, text, Reply.Stop.CANCELLED);
        }
      }
      if (failure != null) {
        throw failure;
      }
      return reply(prompt, text, stop);
    }

    private static Reply reply(Prompt prompt, StringBuilder text, Reply.Stop stop) {
      return new Reply(text.toString(), stop, TokenUsage.estimate(prompt, text.toString()));
    }
  }
}
