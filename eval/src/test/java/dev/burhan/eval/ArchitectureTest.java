package dev.burhan.eval;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Says what each part of the whole system may depend on; all else is forbidden. */
final class ArchitectureTest {

  private static final int CLASSES_MIN = 350;

  private static final List<String> CORE =
      List.of(
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
          "dev.burhan.webhooks");
  private static final List<String> JAVA = List.of("java..", "org.jspecify.annotations");
  private static final List<String> LAMBDA =
      List.of(
          "com.amazonaws.services.lambda.runtime..",
          "com.fasterxml.jackson.annotation",
          "com.fasterxml.jackson.databind");
  private static final List<String> ADAPTERS =
      List.of(
          "dev.burhan.aws",
          "dev.burhan.models..",
          "dev.burhan.parsers..",
          "dev.burhan.postgres",
          "dev.burhan.webhooks.http");
  private static final List<String> TELEMETRY = List.of("dev.burhan.telemetry", "org.slf4j..");
  private static final List<String> FUNCTIONS =
      Stream.of("admin", "authorizer", "ingest", "migrate", "query", "webhook")
          .map(name -> "dev.burhan.function." + name)
          .toList();

  private static final DescribedPredicate<JavaClass> WIRING = simpleName("Wiring");

  /** What travels between two functions is written and read by the same classes. */
  private static final DescribedPredicate<JavaClass> MESSAGE =
      resideInAPackage("dev.burhan.aws")
          .and(simpleName("JobMessage").or(simpleName("UploadNotice")));

  private static JavaClasses all;

  /** Leaves out the fakes of the core. */
  private static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(new NoTestJars())
            .importPackages("dev.burhan");
  }

  /** What a part may use beyond its own packages and the JDK. */
  private record Part(String packages, List<String> allowed) {
    static Part of(String packages, List<List<String>> parts, String... libraries) {
      var allowed = Stream.concat(parts.stream().flatMap(List::stream), Stream.of(libraries));
      return new Part(packages, allowed.toList());
    }

    @Override
    public String toString() {
      return packages;
    }
  }

  static Stream<Part> parts() {
    var applications =
        CORE.stream().map(feature -> Part.of(feature, List.of(CORE), "javax.crypto.."));
    var others =
        Stream.of(
            Part.of(
                "dev.burhan.postgres",
                List.of(CORE),
                "com.fasterxml.jackson..",
                "com.zaxxer.hikari",
                "javax.sql",
                "org.postgresql..",
                "software.amazon.awssdk.."),
            Part.of(
                "dev.burhan.models..",
                List.of(CORE),
                "ai.djl.huggingface.tokenizers",
                "ai.onnxruntime",
                "com.fasterxml.jackson.."),
            Part.of(
                "dev.burhan.parsers..",
                List.of(CORE),
                "javax.imageio..",
                "javax.xml.stream..",
                "org.apache.commons..",
                "org.apache.fontbox..",
                "org.apache.pdfbox..",
                "org.apache.poi..",
                "org.apache.xmlbeans..",
                "org.jsoup..",
                "org.openxmlformats.schemas.."),
            Part.of(
                "dev.burhan.telemetry",
                List.of(),
                "ch.qos.logback..",
                "com.fasterxml.jackson..",
                "io.sentry..",
                "org.slf4j.."),
            Part.of(
                "dev.burhan.webhooks.http",
                List.of(CORE, TELEMETRY),
                "javax.net.ssl",
                "org.apache.hc.."),
            Part.of(
                "dev.burhan.aws",
                List.of(CORE, TELEMETRY),
                "com.fasterxml.jackson..",
                "org.reactivestreams",
                "software.amazon.awssdk.."),
            Part.of(
                "dev.burhan.edge",
                List.of(
                    List.of(
                        "dev.burhan.documents",
                        "dev.burhan.failure",
                        "dev.burhan.idempotency",
                        "dev.burhan.jobs",
                        "dev.burhan.language",
                        "dev.burhan.metering",
                        "dev.burhan.tenancy"),
                    TELEMETRY,
                    LAMBDA),
                "com.fasterxml.jackson..",
                "org.crac",
                "org.slf4j.."),
            Part.of("dev.burhan.streaming..", List.of(), "com.amazonaws.services.lambda.runtime"),
            Part.of(
                "dev.burhan.cloud..",
                List.of(CORE, LAMBDA, FUNCTIONS, ADAPTERS),
                "ch.qos.logback..",
                "com.amazonaws.lambda.thirdparty..",
                "com.fasterxml.jackson..",
                "com.sun.net.httpserver",
                "dev.burhan.edge",
                "dev.burhan.engines",
                "dev.burhan.streaming",
                "dev.burhan.telemetry",
                "org.slf4j..",
                "org.yaml.snakeyaml..",
                "software.amazon.awssdk.."),
            Part.of(
                "dev.burhan.eval..",
                List.of(CORE, ADAPTERS),
                "com.fasterxml.jackson..",
                "com.zaxxer.hikari",
                "dev.burhan.cloud.artefact",
                "dev.burhan.cloud.boot",
                "dev.burhan.cloud.command",
                "dev.burhan.cloud.function",
                "dev.burhan.cloud.template",
                "dev.burhan.edge",
                "dev.burhan.engines",
                "dev.langchain4j..",
                "javax.sql",
                "org.apache.commons.csv",
                "org.apache.lucene..",
                "org.apache.pdfbox..",
                "software.amazon.awssdk.."));
    return Stream.concat(applications, others);
  }

  /** A rule over no classes holds; these do not. */
  @Test
  void the_classes_of_all_modules_were_seen() {
    assertThat(all.size()).isGreaterThan(CLASSES_MIN);
    assertThat(packages())
        .containsAll(CORE)
        .containsAll(FUNCTIONS)
        .contains(
            "dev.burhan.postgres",
            "dev.burhan.models",
            "dev.burhan.models.extractive",
            "dev.burhan.aws",
            "dev.burhan.edge",
            "dev.burhan.streaming",
            "dev.burhan.streaming.crac",
            "dev.burhan.engines",
            "dev.burhan.cloud.boot",
            "dev.burhan.eval")
        .noneMatch(name -> name.endsWith(".testing"));
  }

  /** A part nobody wrote a rule for would escape all of them. */
  @Test
  void every_class_belongs_to_a_part() {
    var known =
        Stream.concat(
            parts().map(Part::packages), Stream.of("dev.burhan.function.*", "dev.burhan.engines"));

    classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(all);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_part_depends_on_what_it_may(Part part) {
    classes()
        .that()
        .resideInAPackage(part.packages())
        .should()
        .onlyDependOnClassesThat(
            in(JAVA).or(in(part.allowed())).or(resideInAPackage(part.packages())))
        .check(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "authorizer", "ingest", "migrate", "query", "webhook"})
  void a_function_names_adapters_in_its_wiring_alone_and_no_other_function(String name) {
    var own = "dev.burhan.function." + name;
    var allowed =
        in(JAVA)
            .or(in(CORE))
            .or(in(LAMBDA))
            .or(in(TELEMETRY))
            .or(resideInAnyPackage("dev.burhan.edge", "dev.burhan.streaming", own))
            .or(MESSAGE);

    classes()
        .that(resideInAPackage(own).and(not(WIRING)))
        .should()
        .onlyDependOnClassesThat(allowed)
        .check(all);
    classes()
        .that(resideInAPackage(own).and(WIRING))
        .should()
        .onlyDependOnClassesThat(allowed.or(in(ADAPTERS)))
        .check(all);
  }

  @Test
  void only_workers_read_messages_without_wiring() {
    classes()
        .that(MESSAGE)
        .should()
        .onlyHaveDependentClassesThat(
            resideInAPackage("dev.burhan.aws")
                .or(simpleName("WorkerHandler"))
                .or(resideInAPackage("dev.burhan.function.webhook").and(simpleName("Handler"))))
        .check(all);
  }

  /** The engines of a laptop must not reach what is deployed: they stand on the JDK and others. */
  @Test
  void engines_know_nothing_of_the_product() {
    classes()
        .that()
        .resideInAPackage("dev.burhan.engines")
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("dev.burhan.engines").or(not(resideInAPackage("dev.burhan.."))))
        .check(all);
    classes()
        .that()
        .resideInAPackage("dev.burhan.engines")
        .should()
        .onlyHaveDependentClassesThat(
            resideInAnyPackage("dev.burhan.engines", "dev.burhan.cloud..", "dev.burhan.eval.."))
        .check(all);
  }

  @Test
  void nothing_depends_on_measures() {
    classes()
        .that()
        .resideInAPackage("dev.burhan.eval..")
        .should()
        .onlyHaveDependentClassesThat(resideInAPackage("dev.burhan.eval.."))
        .check(all);
  }

  @Test
  void features_are_free_of_cycles() {
    slices().matching("dev.burhan.(*)..").should().beFreeOfCycles().check(all);
    slices().matching("dev.burhan.cloud.(*)..").should().beFreeOfCycles().check(all);
    slices().matching("dev.burhan.eval.(**)").should().beFreeOfCycles().check(all);
    slices().matching("dev.burhan.parsers.(**)").should().beFreeOfCycles().check(all);
    slices().matching("dev.burhan.models.(**)").should().beFreeOfCycles().check(all);
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(packages())
        .allSatisfy(
            name ->
                assertThat(Class.forName(name + ".package-info"))
                    .as(name)
                    .hasAnnotation(NullMarked.class));
  }

  private static DescribedPredicate<JavaClass> in(List<String> packages) {
    return resideInAnyPackage(packages.toArray(String[]::new));
  }

  private static Set<String> packages() {
    var names = new TreeSet<String>();
    all.forEach(type -> names.add(type.getPackageName()));
    return names;
  }
}
