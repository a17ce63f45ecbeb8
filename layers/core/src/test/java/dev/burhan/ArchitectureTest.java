package dev.burhan;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Says what the application may depend on; all else is forbidden. */
final class ArchitectureTest {

  private static final int CLASSES_MIN = 80;
  private static final String[] FEATURES = {
    "dev.burhan.accounts",
    "dev.burhan.documents",
    "dev.burhan.failure",
    "dev.burhan.idempotency",
    "dev.burhan.jobs",
    "dev.burhan.language",
    "dev.burhan.legal",
    "dev.burhan.metering",
    "dev.burhan.prompts",
    "dev.burhan.structure",
    "dev.burhan.tenancy",
    "dev.burhan.webhooks"
  };

  private static JavaClasses core;

  @BeforeAll
  static void read() {
    core =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.burhan");
  }

  /** A rule over no classes holds; this one does not. */
  @Test
  void the_classes_were_seen() {
    assertThat(core).hasSizeGreaterThan(CLASSES_MIN);
    assertThat(packages()).containsExactlyInAnyOrder(FEATURES);
  }

  @Test
  void the_application_depends_on_the_jdk_and_annotations_alone() {
    classes()
        .that(alwaysTrue())
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(FEATURES)
                .or(resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..")))
        .check(core);
  }

  @Test
  void features_are_free_of_cycles() {
    slices().matching("dev.burhan.(*)..").should().beFreeOfCycles().check(core);
  }

  @Test
  void what_others_stand_on_knows_no_feature() {
    classes()
        .that()
        .resideInAPackage("dev.burhan.failure")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("dev.burhan.failure", "java..", "org.jspecify.."))
        .check(core);
    classes()
        .that()
        .resideInAPackage("dev.burhan.language")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "dev.burhan.language", "dev.burhan.failure", "java..", "org.jspecify.."))
        .check(core);
    classes()
        .that()
        .resideInAPackage("dev.burhan.structure")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "dev.burhan.structure", "dev.burhan.language", "java..", "org.jspecify.."))
        .check(core);
  }

  /** They tell of any job, so they must know none in particular. */
  @Test
  void webhooks_know_jobs_and_tenants_alone() {
    classes()
        .that()
        .resideInAPackage("dev.burhan.webhooks")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "dev.burhan.webhooks",
                "dev.burhan.jobs",
                "dev.burhan.tenancy",
                "dev.burhan.failure",
                "java..",
                "javax.crypto..",
                "org.jspecify.."))
        .check(core);
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(packages())
        .allSatisfy(
            name ->
                assertThat(
                        Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue());
  }

  private static java.util.Set<String> packages() {
    return core.stream().map(type -> type.getPackageName()).collect(Collectors.toSet());
  }
}
