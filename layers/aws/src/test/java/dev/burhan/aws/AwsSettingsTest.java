package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burhan.aws.AwsSettings.Service;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AwsSettingsTest {

  @Test
  void need_nothing() {
    var settings = AwsSettings.of(Map.of());

    assertThat(settings).isEqualTo(new AwsSettings("us-east-1", "us-east-1", Map.of()));
  }

  @Test
  void take_the_region_that_is_given() {
    assertThat(AwsSettings.of(Map.of("AWS_REGION", "me-central-1")).region())
        .isEqualTo("me-central-1");
  }

  @Test
  void take_bedrock_where_the_models_are() {
    var near = AwsSettings.of(Map.of("AWS_REGION", "me-central-1"));
    var far = AwsSettings.of(Map.of("AWS_REGION", "me-central-1", "BEDROCK_REGION", "eu-west-1"));

    assertThat(near.bedrockRegion()).isEqualTo("me-central-1");
    assertThat(far.bedrockRegion()).isEqualTo("eu-west-1");
    assertThat(far.region()).isEqualTo("me-central-1");
  }

  @Test
  void send_every_service_to_the_common_address() {
    var settings = AwsSettings.of(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"));

    assertThat(settings.endpoints())
        .hasSize(Service.values().length)
        .containsValue(URI.create("http://127.0.0.1:4566"));
  }

  @Test
  void prefer_the_address_of_the_service() {
    var settings =
        AwsSettings.of(
            Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:4566",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1"));

    assertThat(settings.endpoint(Service.SECRETS_MANAGER))
        .contains(URI.create("http://127.0.0.1:1"));
    assertThat(settings.endpoint(Service.S3)).contains(URI.create("http://127.0.0.1:4566"));
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_ENDPOINT_URL_DYNAMODB, DYNAMODB",
    "AWS_ENDPOINT_URL_SQS, SQS",
    "AWS_ENDPOINT_URL_S3, S3",
    "AWS_ENDPOINT_URL_SECRETS_MANAGER, SECRETS_MANAGER",
    "AWS_ENDPOINT_URL_BEDROCK_RUNTIME, BEDROCK_RUNTIME",
    "AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME, BEDROCK_AGENT_RUNTIME",
  })
  void send_one_service_to_its_own_address(String variable, Service service) {
    var settings = AwsSettings.of(Map.of(variable, "https://stand-in.test"));

    assertThat(settings.endpoints())
        .isEqualTo(Map.of(service, URI.create("https://stand-in.test")));
  }

  @Test
  void take_an_empty_address_for_none() {
    assertThat(AwsSettings.of(Map.of("AWS_ENDPOINT_URL", "")).endpoints()).isEmpty();
  }

  @Test
  void report_every_bad_variable_at_once() {
    var environment =
        Map.of(
            "AWS_REGION", "mars",
            "BEDROCK_REGION", "Venus 1",
            "AWS_ENDPOINT_URL", "127.0.0.1:4566",
            "AWS_ENDPOINT_URL_S3", "ftp://127.0.0.1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AwsSettings.of(environment))
        .withMessageContaining("AWS_REGION ")
        .withMessageContaining("BEDROCK_REGION ")
        .withMessageContaining("AWS_ENDPOINT_URL ")
        .withMessageContaining("AWS_ENDPOINT_URL_S3 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8000", "http://127.1.2.3", "http://localhost", "http://[::1]:1"})
  void know_this_machine(String address) {
    var settings = AwsSettings.of(Map.of("AWS_ENDPOINT_URL_SQS", address));

    assertThat(settings.isLoopback(Service.SQS)).isTrue();
    assertThat(settings.isLoopback(Service.S3)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1.example.test",
        "http://localhost.example.test",
        "http://10.0.0.1",
        "http://[::2]",
      })
  void do_not_take_another_machine_for_this_one(String address) {
    var settings = AwsSettings.of(Map.of("AWS_ENDPOINT_URL", address));

    assertThat(settings.isLoopback(Service.SQS)).isFalse();
  }
}
