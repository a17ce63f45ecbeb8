package dev.burhan.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.cloud.testing.FakeCloudWatch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** That the alarms of a stack are set to ALARM and back, over the protocol of CloudWatch. */
final class StackDrillTest {

  private final FakeCloudWatch cloudWatch = new FakeCloudWatch();
  private final CloudWatchClient client =
      CloudWatchClient.builder()
          .endpointOverride(cloudWatch.address())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @AfterEach
  void stop() {
    client.close();
    cloudWatch.close();
  }

  @Test
  void raises_and_ends_each_alarm_of_the_stack() {
    cloudWatch.has("prod-errors", "OK");
    cloudWatch.has("prod-latency", "INSUFFICIENT_DATA");
    cloudWatch.has("prod-slo-composite", "OK");
    cloudWatch.has("other-errors", "OK");

    assertThat(run()).isZero();

    assertThat(cloudWatch.set())
        .containsExactly(
            "prod-errors=ALARM",
            "prod-errors=OK",
            "prod-latency=ALARM",
            "prod-latency=OK",
            "prod-slo-composite=ALARM",
            "prod-slo-composite=OK");
    assertThat(text()).contains("3 of 3 alarms were raised and ended");
  }

  @Test
  void leaves_alone_what_is_raised_in_earnest() {
    cloudWatch.has("prod-errors", "ALARM");
    cloudWatch.has("prod-latency", "OK");

    assertThat(run()).isOne();

    assertThat(cloudWatch.set()).containsExactly("prod-latency=ALARM", "prod-latency=OK");
    assertThat(text()).contains("is raised in earnest").contains("1 of 2 alarms");
  }

  @Test
  void fails_where_an_alarm_is_not_raised() {
    cloudWatch.has("prod-errors", "OK");
    cloudWatch.sticks("prod-errors");

    assertThat(run()).isOne();

    assertThat(text()).contains("was not raised").contains("0 of 1 alarms");
  }

  @Test
  void fails_where_the_stack_has_no_alarm() {
    assertThatThrownBy(this::run).hasMessageContaining("begins with prod-");
  }

  private int run() {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new StackDrill(client, "prod", stream).run();
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
