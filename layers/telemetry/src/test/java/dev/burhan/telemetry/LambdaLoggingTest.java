package dev.burhan.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import java.util.HashMap;
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
  void writes_the_debug_lines_of_a_share_of_the_requests() {
    configure(Map.of("LOG_DEBUG_SHARE", "0.25"));
    var ours = context.getLogger("dev.burhan.aws.Calls");
    var library = context.getLogger("com.zaxxer.hikari");

    int seen = 0;
    for (int i = 0; i < 1_000; i++) {
      try (var _ = Invocation.begin("request-" + i)) {
        seen += ours.isDebugEnabled() ? 1 : 0;
        assertThat(library.isDebugEnabled()).isFalse();
      }
    }

    assertThat(seen).isBetween(200, 300);
    assertThat(ours.isDebugEnabled()).isFalse();
  }

  @Test
  void writes_no_debug_lines_where_the_share_is_no_number() {
    configure(Map.of("LOG_DEBUG_SHARE", "many"));

    try (var _ = Invocation.begin("request-1")) {
      assertThat(context.getLogger("dev.burhan.aws.Calls").isDebugEnabled()).isFalse();
    }
  }

  private void configure(Map<String, String> settings) {
    var environment = new HashMap<>(settings);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "query");
    assertThat(new LambdaLogging(environment).configure(context))
        .isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
  }

  private ch.qos.logback.classic.Logger root() {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
