package dev.burhan.function.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.burhan.edge.StackReply;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.DependencyFailure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandlerTest {

  private final AtomicInteger runs = new AtomicInteger();
  private ResponseAddress address = new ResponseAddress(200);

  HandlerTest() throws IOException {}

  @AfterEach
  void close() {
    address.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "update"})
  void migrates_and_says_so(String request) {
    var result = handle(event(request), this::twoMigrations);

    assertThat(result).isEqualTo(Map.of("applied", "2"));
    assertThat(runs).hasValue(1);
    var put = address.puts().getFirst();
    assertThat(address.puts()).hasSize(1);
    assertThat(put.method()).isEqualTo("PUT");
    assertThat(put.body())
        .isEqualTo(
            ApiContract.json(
                """
                {
                  "Status": "SUCCESS",
                  "Reason": "2 migrations applied",
                  "PhysicalResourceId": "burhan-schema",
                  "StackId": "arn:aws:cloudformation:eu-west-1:123456789012:stack/burhan/0001",
                  "RequestId": "11111111-2222-3333-4444-555555555555",
                  "LogicalResourceId": "Migration"
                }
                """));
  }

  @Test
  void names_no_content_type_since_the_address_was_signed_without_one() {
    handle(event("create"), this::twoMigrations);

    assertThat(address.puts().getFirst().hasContentType()).isFalse();
  }

  @Test
  void does_nothing_when_the_stack_is_removed_but_says_so() {
    var result = handle(event("delete"), this::twoMigrations);

    assertThat(result).isEqualTo(Map.of("applied", "0"));
    assertThat(runs).hasValue(0);
    assertThat(statuses()).containsExactly("SUCCESS");
  }

  @Test
  void reports_a_failure_without_its_message_and_fails() {
    var failure = new DependencyFailure.Permanent("role owner at 10.0.0.7", null);

    assertThatThrownBy(
            () ->
                handle(
                    event("create"),
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(statuses()).containsExactly("FAILED");
    assertThat(address.puts().getFirst().body().toString()).doesNotContain("owner", "10.0.0.7");
  }

  @Test
  void reports_a_failure_of_the_runtime_as_well() {
    assertThatThrownBy(
            () ->
                handle(
                    event("create"),
                    () -> {
                      throw new UnsatisfiedLinkError("no encoder for this machine");
                    }))
        .isInstanceOf(UnsatisfiedLinkError.class);

    assertThat(statuses()).containsExactly("FAILED");
  }

  @Test
  void reports_bad_settings() {
    var handler = new Handler(Map.of());

    assertThatThrownBy(() -> handler.handleRequest(event("create"), TestContext.FRESH))
        .hasMessageContaining("DATABASE_URL is not set");

    assertThat(statuses()).containsExactly("FAILED");
  }

  @Test
  void lets_a_stack_go_whose_settings_are_bad() {
    var result = new Handler(Map.of()).handleRequest(event("delete"), TestContext.FRESH);

    assertThat(result).isEqualTo(Map.of("applied", "0"));
    assertThat(statuses()).containsExactly("SUCCESS");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 403, 500, 503})
  void fails_when_the_response_is_refused_and_never_takes_it_back(int status) throws IOException {
    address.close();
    address = new ResponseAddress(status);

    assertThatThrownBy(() -> handle(event("create"), this::twoMigrations))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("status=" + status);

    assertThat(statuses()).containsExactly("SUCCESS");
  }

  @Test
  void fails_when_nobody_listens() {
    var event = event("create");
    address.close();

    assertThatThrownBy(() -> handle(event, this::twoMigrations))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  @Test
  void keeps_the_first_failure_when_it_cannot_be_reported_either() {
    var event = event("create");
    address.close();
    var failure = new IllegalStateException("broken");

    assertThatThrownBy(
            () ->
                handle(
                    event,
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "absent"})
  void answers_by_its_result_alone_where_there_is_no_address(String url) {
    var event = event("create");
    event.setResponseUrl(url.isEmpty() ? "" : null);

    assertThat(handle(event, this::twoMigrations)).isEqualTo(Map.of("applied", "2"));
    assertThat(address.puts()).isEmpty();
  }

  private List<String> twoMigrations() {
    runs.incrementAndGet();
    return List.of("V001__documents", "V002__words");
  }

  private List<String> statuses() {
    return address.puts().stream().map(put -> put.body().path("Status").asText()).toList();
  }

  private CloudFormationCustomResourceEvent event(String request) {
    var event =
        Events.read(CloudFormationCustomResourceEvent.class, "/events/" + request + ".json");
    assertThat(event.getResponseUrl()).startsWith("https://");
    event.setResponseUrl(address.url());
    return event;
  }

  private static Map<String, String> handle(
      CloudFormationCustomResourceEvent event, Supplier<List<String>> migrate) {
    return new Handler(migrate, new StackReply("burhan-schema"))
        .handleRequest(event, TestContext.FRESH);
  }
}
