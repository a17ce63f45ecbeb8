package dev.burhan.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import dev.burhan.telemetry.Invocation.Sampling;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LambdaLoggingTest {

  private final LoggerContext context = new LoggerContext();

  @Test
  void leaves_other_places_to_their_files() {
    var status = new LambdaLogging(Map.of()).configure(context);

    assertThat(status).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
    assertThat(root().iteratorForAppenders().hasNext()).isFalse();
  }

  @Test
  void writes_our_lines_and_the_warnings_of_libraries() {
    configure(Map.of());

    assertThat(root().iteratorForAppenders().hasNext()).isTrue();
    assertThat(context.getLogger("dev.burhan.edge.Api").isInfoEnabled()).isTrue();
    assertThat(context.getLogger("dev.burhan.edge.Api").isDebugEnabled()).isFalse();
    assertThat(context.getLogger("software.amazon.awssdk").isInfoEnabled()).isFalse();
    assertThat(context.getLogger("software.amazon.awssdk").isWarnEnabled()).isTrue();
  }

  @Test
  void takes_the_level_of_our_lines_from_the_environment() {
    configure(Map.of("LOG_LEVEL", "WARN"));

    assertThat(context.getLogger("dev.burhan").getLevel()).isEqualTo(Level.WARN);
  }

  @Test
  void writes_debug_lines_for_the_invocations_that_were_drawn() {
    configure(Map.of());
    var ours = context.getLogger("dev.burhan.aws.Calls");
    var library = context.getLogger("com.zaxxer.hikari");

    try (var invocation = Invocation.begin("req-1", new Sampling(.5, () -> .4))) {
      assertThat(invocation).isNotNull();
      assertThat(ours.isDebugEnabled()).isTrue();
      assertThat(library.isDebugEnabled()).isFalse();
    }
    assertThat(ours.isDebugEnabled()).isFalse();
    try (var invocation = Invocation.begin("req-2", new Sampling(.5, () -> .5))) {
      assertThat(invocation).isNotNull();
      assertThat(ours.isDebugEnabled()).isFalse();
    }
  }

  private void configure(Map<String, String> settings) {
    var environment = new java.util.HashMap<>(settings);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "query");
    assertThat(new LambdaLogging(environment).configure(context))
        .isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
  }

  private ch.qos.logback.classic.Logger root() {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
