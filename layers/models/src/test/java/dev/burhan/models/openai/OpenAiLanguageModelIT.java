package dev.burhan.models.openai;

import dev.burhan.language.LanguageModel;
import dev.burhan.language.Prompt;
import dev.burhan.models.openai.OpenAiSettings.TokensField;
import dev.burhan.testing.LanguageModelContract;
import dev.burhan.testing.OpenCalls;
import dev.burhan.testing.ProviderScript;
import dev.burhan.testing.ProviderScript.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Holds the adapter to the contract over HTTP, with a server of each manner of writing. */
final class OpenAiLanguageModelIT {

  /** A port on which nobody listens. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:1/v1");

  @Nested
  final class AgainstAServerByTheBook extends Against {
    AgainstAServerByTheBook() {
      super(Dialect.PLAIN);
    }
  }

  @Nested
  final class AgainstAServerThatTakesLiberties extends Against {
    AgainstAServerThatTakesLiberties() {
      super(Dialect.FREE);
    }
  }

  abstract static class Against implements LanguageModelContract {

    final FakeOpenAi server;
    private final List<OpenAiLanguageModel> models = new ArrayList<>();

    Against(Dialect dialect) {
      server = new FakeOpenAi(dialect);
    }

    @AfterEach
    void close() throws IOException {
      models.forEach(OpenAiLanguageModel::close);
      server.close();
    }

    @Override
    public LanguageModel speaking(ProviderScript script) {
      server.act(script);
      return model(settings(script.fault() == Fault.UNREACHABLE ? NOBODY : server.baseUrl()));
    }

    @Override
    public List<Prompt> heard() {
      return server.heard();
    }

    @Override
    public OpenCalls openCalls() {
      return server.openCalls();
    }

    @Override
    public String key() {
      return FakeOpenAi.KEY;
    }

    LanguageModel model(OpenAiSettings settings) {
      var model = new OpenAiLanguageModel(settings);
      models.add(model);
      return model;
    }

    static OpenAiSettings settings(URI baseUrl) {
      return new OpenAiSettings(
          baseUrl,
          Optional.of(FakeOpenAi.KEY),
          "test-model",
          Duration.ofSeconds(20),
          true,
          TokensField.MAX_TOKENS);
    }
  }
}
