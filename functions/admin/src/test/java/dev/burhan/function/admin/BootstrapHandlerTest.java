package dev.burhan.function.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.burhan.edge.StackReply;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BootstrapHandlerTest {

  private final AdminFixture function = new AdminFixture();
  private final BootstrapHandler handler =
      new BootstrapHandler(function::bootstrap, new StackReply("burhan-operator"));

  @Test
  void makes_the_first_admin_key_once() {
    assertThat(handle("Create")).isEqualTo(Map.of("key_id", "none"));
    assertThat(handle("Update")).isEqualTo(Map.of("key_id", "none"));

    assertThat(function.keys.list(TenantId.OPERATOR, Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void does_nothing_when_the_stack_is_removed() {
    var lost =
        new BootstrapHandler(
            () -> {
              throw new IllegalStateException("must not be asked");
            },
            new StackReply("burhan-operator"));

    assertThat(lost.handleRequest(event("Delete"), TestContext.FRESH))
        .isEqualTo(Map.of("key_id", "none"));
  }

  @Test
  void fails_when_the_settings_are_missing_and_shows_no_key() {
    var unset = new BootstrapHandler(Map.of());

    try (var log = new CapturedLog()) {
      assertThatThrownBy(() -> unset.handleRequest(event("Create"), TestContext.FRESH))
          .hasMessageContaining("ADMIN_KEY_SECRET is not set")
          .hasMessageContaining("USAGE_PLANS");
      handle("Create");

      assertThat(log.text()).doesNotContain(function.secret.read().orElseThrow().value());
    }
  }

  private Map<String, String> handle(String request) {
    return handler.handleRequest(event(request), TestContext.FRESH);
  }

  /** Without a response address, as when it is invoked by hand. */
  private static CloudFormationCustomResourceEvent event(String request) {
    var event = new CloudFormationCustomResourceEvent();
    event.setRequestType(request);
    return event;
  }
}
