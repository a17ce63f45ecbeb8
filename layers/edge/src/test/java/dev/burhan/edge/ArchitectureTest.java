package dev.burhan.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void knows_no_use_case_and_no_adapter() {
    var seen =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.burhan.edge");

    assertThat(seen.size()).isGreaterThanOrEqualTo(12);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "dev.burhan.documents",
            "dev.burhan.edge",
            "dev.burhan.failure",
            "dev.burhan.idempotency",
            "dev.burhan.jobs",
            "dev.burhan.language",
            "dev.burhan.metering",
            "dev.burhan.telemetry",
            "dev.burhan.tenancy",
            "com.amazonaws.services.lambda.runtime..",
            "com.fasterxml.jackson..",
            "org.crac",
            "org.jspecify.annotations",
            "org.slf4j..")
        .check(seen);
  }
}
