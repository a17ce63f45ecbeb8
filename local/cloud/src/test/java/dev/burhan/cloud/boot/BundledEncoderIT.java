package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without any model the bundled English encoder serves alone, and Arabic is found by its words. */
final class BundledEncoderIT {

  private static final String LEASE =
      """
      # عقد إيجار مستودع

      1.1 يلتزم المستأجر بإخطار المؤجر كتابة قبل إخلاء المستودع بمدة 73 يوماً.

      1.2 يتحمل المؤجر صيانة السقف والجدران.
      """;

  @Test
  void finds_arabic_documents_by_words_alone() {
    var settings = LocalSettings.ephemeral(SharedCloud.HOME, Map.of("ModelsFolder", ""));
    try (var cloud = LocalCloud.start(settings, line -> {});
        var caller = SharedCloud.caller(cloud, "arabic")) {
      caller.ingest("lease", LEASE);

      var found =
          caller
              .post("/retrieve", Map.of("question", "متى يخطر المستأجر المؤجر قبل إخلاء المستودع؟"))
              .json();

      assertThat(found.at("/passages/0/text").asText()).contains("73 يوماً");
      assertThat(found.at("/passages/0/why/lexical/score").asDouble()).isPositive();
      if (found.get("encoder").asText().startsWith("bge-")) {
        assertThat(found.at("/passages/0/why/meaning").isNull()).isTrue();
      }
    }
  }
}
