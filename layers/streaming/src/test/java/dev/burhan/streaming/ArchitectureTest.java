package dev.burhan.streaming;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  /** It runs before anything else: no library may slow the start of a function down. */
  @Test
  void knows_the_jdk_and_the_interfaces_of_lambda_alone() {
    var seen =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.burhan.streaming");

    assertThat(seen.size()).isGreaterThanOrEqualTo(25);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "dev.burhan.streaming..",
            "com.amazonaws.services.lambda.runtime",
            "org.jspecify.annotations")
        .check(seen);
  }
}
