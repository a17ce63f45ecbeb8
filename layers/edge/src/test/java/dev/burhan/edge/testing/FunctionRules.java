package dev.burhan.edge.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Checks on byte code what a function may depend on. */
public final class FunctionRules {

  private static final String[] ALLOWED = {
    "java..",
    "dev.burhan.edge",
    "dev.burhan.accounts",
    "dev.burhan.documents",
    "dev.burhan.failure",
    "dev.burhan.idempotency",
    "dev.burhan.jobs",
    "dev.burhan.language",
    "dev.burhan.legal",
    "dev.burhan.metering",
    "dev.burhan.prompts",
    "dev.burhan.streaming",
    "dev.burhan.structure",
    "dev.burhan.telemetry",
    "dev.burhan.tenancy",
    "dev.burhan.webhooks",
    "com.amazonaws.services.lambda.runtime..",
    "com.fasterxml.jackson.annotation",
    "com.fasterxml.jackson.databind",
    "org.jspecify.annotations"
  };

  private FunctionRules() {}

  /**
   * Only {@code Wiring} may name an adapter, and no function knows another.
   *
   * @param handler any class of the function
   * @param classesMin guards against a rule that looked at nothing
   * @param exceptions classes the function may know beyond the rule; say why where you pass one
   */
  public static void check(Class<?> handler, int classesMin, Class<?>... exceptions) {
    var own = handler.getPackageName();
    var seen =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(own);
    assertThat(seen.size()).isGreaterThanOrEqualTo(classesMin);

    DescribedPredicate<JavaClass> allowed = resideInAnyPackage(ALLOWED).or(resideInAPackage(own));
    for (var exception : exceptions) {
      allowed = allowed.or(type(exception));
    }
    classes().that(not(simpleName("Wiring"))).should().onlyDependOnClassesThat(allowed).check(seen);
    classes()
        .that(simpleName("Wiring"))
        .should()
        .onlyDependOnClassesThat(
            allowed.or(
                resideInAnyPackage(
                    "dev.burhan.aws",
                    "dev.burhan.models..",
                    "dev.burhan.parsers..",
                    "dev.burhan.postgres",
                    "dev.burhan.webhooks.http")))
        .check(seen);
  }
}
