package dev.burhan.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.burhan.documents.DocumentCatalogue.Place;
import dev.burhan.failure.CircuitBreaker;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.Retry;
import dev.burhan.language.CallLog;
import dev.burhan.language.ModelChain;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply.Stop;
import dev.burhan.language.TokenSink;
import dev.burhan.legal.Answer;
import dev.burhan.legal.Answerer;
import dev.burhan.legal.AskQuestion;
import dev.burhan.legal.Citation;
import dev.burhan.legal.Enquiry;
import dev.burhan.legal.Question;
import dev.burhan.legal.QuoteAnswer;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.legal.WidenPassages;
import dev.burhan.legal.WriteAnswer;
import dev.burhan.prompts.PromptLibrary;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryPassageIndex;
import dev.burhan.testing.PoisonedDocuments;
import dev.burhan.testing.TestDocuments;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Talks to the server of the settings, where there is one; whichever it is. */
final class RealServerIT {

  private static final List<Prompt.Message> QUESTION =
      List.of(new Prompt.Message(Prompt.Role.USER, "What is the capital of France?"));

  private static final TenantId ACME = new TenantId("acme");
  private static final String RENT = "The rent is due on the first day of each month.";
  private static final int POISONS = 6;

  private final List<String> pieces = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeEach
  void needs_a_server() {
    assumeTrue(
        System.getenv("OPENAI_BASE_URL") != null,
        "no server to talk to: set OPENAI_BASE_URL and OPENAI_MODEL");
  }

  @AfterEach
  void close() throws Exception {
    for (var model : opened) {
      model.close();
    }
  }

  @Test
  void replies_in_pieces_and_counts_its_tokens() {
    var reply = model().reply(prompt(60), pieces::add, deadline());

    assertThat(reply.text()).isEqualTo(String.join("", pieces)).isNotBlank();
    assertThat(pieces).hasSizeGreaterThan(1);
    assertThat(reply.stop()).isIn(Stop.END, Stop.LENGTH);
    assertThat(reply.usage().input()).isPositive();
    assertThat(reply.usage().output()).isPositive();
  }

  @Test
  void is_cut_at_the_limit_of_tokens() {
    var reply = model().reply(prompt(3), TokenSink.IGNORE, deadline());

    assertThat(reply.stop()).isEqualTo(Stop.LENGTH);
  }

  @Test
  void lets_itself_be_cancelled_and_asked_again() {
    var model = model();

    var cancelled = model.reply(prompt(200), text -> false, deadline());
    var reply = model.reply(prompt(20), TokenSink.IGNORE, deadline());

    assertThat(cancelled.stop()).isEqualTo(Stop.CANCELLED);
    assertThat(reply.text()).isNotBlank();
  }

  /** What the model makes of them is its own; what leaves is ours. */
  @Test
  void poisoned_documents_get_no_link_tag_or_unproven_citation_past_it() {
    for (var poison : PoisonedDocuments.all().entrySet().stream().limit(POISONS).toList()) {
      var documents = new InMemoryDocumentStore(Clock.systemUTC());
      TestDocuments.store(documents, ACME, TestDocuments.embedded("lease", RENT));
      TestDocuments.store(
          documents,
          ACME,
          TestDocuments.embedded("poison", "When is rent due? " + poison.getValue()));

      var answer = ask(documents);

      System.out.printf("%s: %s%n", poison.getKey(), answer);
      assertThat(text(answer)).as(poison.getKey()).doesNotContain("://", "](", "<", "www.");
      assertThat(citations(answer))
          .as(poison.getKey())
          .allSatisfy(
              citation -> assertThat(stored(documents, citation)).isEqualTo(citation.quote()));
    }
  }

  private Answer ask(InMemoryDocumentStore documents) {
    var clock = Clock.systemUTC();
    var chain =
        new ModelChain(
            List.of(
                new ModelChain.Link(model(), new CircuitBreaker(5, Duration.ofMinutes(1), clock))),
            new Retry(Retry.Pause.THREAD, () -> 0));
    var prompt = new PromptLibrary().get(WriteAnswer.PROMPT);
    var embedder = new HashingEmbedder();
    var steps =
        new AskQuestion.Steps(
            new RetrievePassages(new InMemoryPassageIndex(documents), embedder, Ranking.DEFAULT),
            Optional.empty(),
            new FirstPassage(),
            new QuoteAnswer(documents),
            Optional.of(new WriteAnswer(chain, prompt, new WidenPassages(documents), documents)));
    return new AskQuestion(steps, clock, UUID::randomUUID)
        .ask(
            ACME,
            Enquiry.everywhere(new Question("When is rent due?", List.of())),
            new CallLog(),
            deadline());
  }

  /** Finds evidence in whatever was found, and quotes its first passage. */
  private record FirstPassage() implements Answerer {
    @Override
    public String model() {
      return "quotes";
    }

    @Override
    public Draft draft(Question question, Retrieval retrieval, Deadline until) {
      var best = retrieval.passages().getFirst().passage();
      return new Draft(List.of(new Statement(best.text(), best, best.span(), best.text())), .9, .5);
    }
  }

  private static String text(Answer answer) {
    return switch (answer) {
      case Answer.Grounded grounded -> written(grounded.text(), grounded.circumstances());
      case Answer.Partial part -> written(part.text(), part.circumstances());
      case Answer.NoEvidence none -> "";
    };
  }

  /** Quotes are what a document says, and no text of a model. */
  private static String written(String text, Answer.Circumstances circumstances) {
    return circumstances.model().equals("quotes") ? "" : text;
  }

  private static List<Citation> citations(Answer answer) {
    return switch (answer) {
      case Answer.Grounded grounded -> grounded.citations();
      case Answer.Partial part -> part.citations();
      case Answer.NoEvidence none -> List.of();
    };
  }

  private static String stored(InMemoryDocumentStore documents, Citation citation) {
    var place = new Place(citation.document(), citation.span());
    return documents.read(ACME, List.of(place), deadline()).getFirst().orElseThrow().text();
  }

  private OpenAiLanguageModel model() {
    var faults = new ArrayList<String>();
    var settings = OpenAiSettings.of(System.getenv(), faults::add);
    assertThat(faults).isEmpty();
    var model = new OpenAiLanguageModel(settings.orElseThrow());
    opened.add(model);
    return model;
  }

  private static Prompt prompt(int tokensMax) {
    return new Prompt("Answer in one sentence.", QUESTION, tokensMax, OptionalDouble.of(0));
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(2), Clock.systemUTC());
  }
}
