package dev.burhan.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.testing.Templates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the drill tries what the template says, and fails where an alarm does. */
final class DrillTest {

  private static final String TEMPLATE =
      """
      Parameters: {Colour: {Type: String, Default: red}}
      Conditions: {IsGreen: !Equals [!Ref Colour, green]}
      Resources:
        Api: {Type: 'AWS::Serverless::Api', Properties: {StageName: v1}}
        ExtraAlarm:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmName: extra
            AlarmDescription: Extra.
            Namespace: Burhan
            MetricName: extra
            Dimensions: [{Name: route, Value: a}]
            Statistic: Sum
            Period: 60
            EvaluationPeriods: 2
            ComparisonOperator: GreaterThanThreshold
            Threshold: 5
            TreatMissingData: notBreaching
        AnyAlarm:
          Type: AWS::CloudWatch::CompositeAlarm
          Properties: {AlarmName: any, AlarmDescription: Any., AlarmRule: ALARM("extra")}
      """;

  private final Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  DrillTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void every_alarm_of_the_product_is_raised_and_ends() throws IOException {
    var alarms =
        Templates.real().monitoring().values().stream()
            .filter(it -> it.type().endsWith("Alarm"))
            .count();

    assertThat(run(Files.readString(Path.of("../../template.yaml")))).isZero();

    assertThat(alarms).isGreaterThan(15);
    assertThat(text()).contains("%d of %d alarms were".formatted(alarms, alarms));
    assertThat(text()).doesNotContain("never");
  }

  @Test
  void says_how_long_an_alarm_takes() throws IOException {
    assertThat(run(TEMPLATE)).isZero();

    assertThat(text().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "alarm raised after ended after measured each minute",
            "any 2 min 1 min extra 11",
            "extra 2 min 1 min extra 11",
            "2 of 2 alarms were raised and ended");
  }

  @Test
  void fails_where_nothing_raises_an_alarm() throws IOException {
    assertThat(run(TEMPLATE.replace("Statistic: Sum", "Statistic: SampleCount"))).isOne();

    assertThat(text()).contains("never").contains("0 of 2 alarms were raised and ended");
  }

  @Test
  void fails_where_an_alarm_does_not_end() throws IOException {
    var stubborn = TEMPLATE.replace("GreaterThanThreshold", "GreaterThanOrEqualToThreshold");

    assertThat(run(stubborn.replace("Threshold: 5", "Threshold: 0"))).isOne();
  }

  @Test
  void fails_where_an_alarm_would_be_left_out() throws IOException {
    var conditional = TEMPLATE.replace("  AnyAlarm:\n", "  AnyAlarm:\n    Condition: IsGreen\n");

    assertThat(run(conditional)).isOne();
    assertThat(text()).contains("Resources.AnyAlarm: the drill has no parameters");
  }

  private int run(String template) throws IOException {
    Files.writeString(home.resolve("template.yaml"), template);
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var launch = new Launch(home, Instant.EPOCH, Map.of());
    return new Main(launch, stream, stream).run(List.of("alarm-drill"));
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
