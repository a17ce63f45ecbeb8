package dev.burhan.webhooks.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void knows_its_port_and_its_client_alone() {
    var seen =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.burhan.webhooks.http");

    assertThat(seen.size()).isGreaterThanOrEqualTo(5);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.net.ssl",
            "dev.burhan.webhooks",
            "dev.burhan.webhooks.http",
            "dev.burhan.failure",
            "dev.burhan.telemetry",
            "org.slf4j..",
            "org.apache.hc..",
            "org.jspecify.annotations")
        .check(seen);
  }
}
