package dev.burhan.cloud.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.stack.Stack;
import dev.burhan.cloud.stack.StackSettings;
import dev.burhan.cloud.template.MonitoringResource;
import dev.burhan.cloud.testing.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That whoever is woken by an alarm is told what to do. */
final class RunbookTest {

  private static final Pattern LINK = Pattern.compile(" See docs/runbook\\.md#([a-z-]+)$");
  private static final int LETTERS_MIN = 200;

  @Test
  void every_alarm_leads_to_its_paragraph_and_every_paragraph_belongs_to_one() throws IOException {
    var paragraphs = paragraphs();
    var linked = new HashSet<String>();

    for (var alarm : alarms().entrySet()) {
      var link = LINK.matcher(alarm.getValue());
      assertThat(link.find()).as("link of %s: %s", alarm.getKey(), alarm.getValue()).isTrue();
      assertThat(paragraphs).as(alarm.getKey()).containsKey(link.group(1));
      var paragraph = Objects.requireNonNull(paragraphs.get(link.group(1)));
      assertThat(paragraph).hasSizeGreaterThan(LETTERS_MIN);
      if (!alarm.getKey().equals(link.group(1))) {
        assertThat(paragraph).contains("`" + alarm.getKey() + "`");
      }
      linked.add(link.group(1));
    }

    assertThat(linked)
        .hasSizeGreaterThan(10)
        .containsExactlyInAnyOrderElementsOf(paragraphs.keySet());
  }

  /** Descriptions by name without that of the stack. */
  private static Map<String, String> alarms() {
    var template = Templates.real();
    var parameters = new HashMap<String, String>();
    template.parameters().keySet().forEach(name -> parameters.put(name, "on"));
    var stack =
        Stack.planned(
            template, new StackSettings("unit", "us-east-1", "000000000000", parameters, Map.of()));
    var alarms = new LinkedHashMap<String, String>();
    for (var type : new String[] {MonitoringResource.ALARM, MonitoringResource.COMPOSITE_ALARM}) {
      for (var properties : stack.monitoring(type).values()) {
        alarms.put(
            properties.path("AlarmName").asText().replaceFirst("^unit-", ""),
            properties.path("AlarmDescription").asText());
      }
    }
    return alarms;
  }

  private static Map<String, String> paragraphs() throws IOException {
    var text = Files.readString(Path.of("../../docs/runbook.md"));
    var section = text.substring(text.indexOf("\n## Alarms\n")).split("\n## (?!Alarms)", 2)[0];
    var paragraphs = new LinkedHashMap<String, String>();
    for (var part : section.split("\n### ", -1)) {
      int end = part.indexOf('\n');
      if (!part.startsWith("\n## ")) {
        paragraphs.put(part.substring(0, end), part.substring(end).strip());
      }
    }
    return paragraphs;
  }
}
