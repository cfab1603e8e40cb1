package org.numberrefresh;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.domain.phone.PhoneNumber;

/** The tiers of the shared module, and what each may depend on. */
class ArchitectureTest {

  private static final String DOMAIN = "org.numberrefresh.domain..";
  private static final String USECASE = "org.numberrefresh.usecase..";
  private static final String ADAPTER = "org.numberrefresh.adapter..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.numberrefresh");

  @Test
  void the_code_is_found() {
    assertTrue(CLASSES.size() > 100);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("org.numberrefresh.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_domain_reaches_no_tier_above_it() {
    noClasses()
        .that()
        .resideInAPackage(DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(USECASE, ADAPTER)
        .check(CLASSES);
  }

  @Test
  void use_cases_reach_no_adapter() {
    noClasses()
        .that()
        .resideInAPackage(USECASE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ADAPTER)
        .check(CLASSES);
  }

  @Test
  void adapters_reach_no_use_case() {
    noClasses()
        .that()
        .resideInAPackage(ADAPTER)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(USECASE)
        .check(CLASSES);
  }

  /** The packages that the domain and the use cases do without: AWS, HTTP, JSON and other libraries' formats. */
  private static final String[] OUTSIDE = {
    "software.amazon..",
    "com.amazonaws..",
    "org.apache.hc..",
    "java.net.http..",
    "com.fasterxml..",
    "org.numberrefresh.json..",
    "com.nimbusds..",
    "com.google.crypto.."
  };

  /** The classes of the domain that reach one of {@link #OUTSIDE} all the same, each with its reason. */
  private static final Map<String, String> REACH_OUTSIDE =
      Map.of(
          "org.numberrefresh.domain.key.KeyDocument",
          "A change of the keys replaces the very text that it read, so the text and its JSON belong to the ring.");

  /** The classes of the domain outside of {@code domain.key} that use ciphers, each with its reason. */
  private static final Map<String, String> USE_CIPHERS =
      Map.of("org.numberrefresh.domain.app.SigningSecret", "The signature of a call is what an app's secret is for.");

  private static String outermost(JavaClass type) {
    return type.getName().replaceAll("\\$.*", "");
  }

  private static ArchRule without(Map<String, String> exceptions, String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(DOMAIN, USECASE)
        .and(describe("are not listed with a reason", type -> !exceptions.containsKey(outermost(type))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  @Test
  void the_domain_and_the_use_cases_know_no_aws_no_http_and_no_json() {
    without(REACH_OUTSIDE, OUTSIDE).check(CLASSES);
  }

  /** Keys are what that package is about: what is derived, sealed or signed there is the same in every store. */
  @Test
  void ciphers_are_used_where_keys_are() {
    without(USE_CIPHERS, "javax.crypto..")
        .check(CLASSES.that(resideOutsideOfPackage("org.numberrefresh.domain.key..")));
  }

  /** An address is a value; whatever else is in that package opens connections. */
  @Test
  void the_domain_and_the_use_cases_know_of_the_network_only_addresses() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN, USECASE)
        .should()
        .dependOnClassesThat(resideInAPackage("java.net..").and(not(type(URI.class))))
        .check(CLASSES);
  }

  @Test
  void no_class_is_listed_that_needs_no_exception() {
    REACH_OUTSIDE.keySet().forEach(listed -> assertTrue(reaches(listed, OUTSIDE), listed));
    USE_CIPHERS.keySet().forEach(listed -> assertTrue(reaches(listed, "javax.crypto.."), listed));
  }

  private static boolean reaches(String listed, String... packages) {
    return CLASSES.stream()
        .filter(type -> outermost(type).equals(listed))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .anyMatch(to -> resideInAnyPackage(packages).test(to.getTargetClass()));
  }

  @Test
  void only_wiring_knows_the_stores_and_the_queues() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.numberrefresh.adapter.dynamo..",
            "org.numberrefresh.adapter.sqs..",
            "org.numberrefresh.adapter.wiring..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.numberrefresh.adapter.dynamo..", "org.numberrefresh.adapter.sqs..")
        .check(CLASSES);
  }

  @Test
  void only_adapters_know_aws() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.numberrefresh.adapter.dynamo..", "org.numberrefresh.adapter.sqs..", "org.numberrefresh.adapter.aws..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "com.amazonaws..")
        .check(CLASSES);
  }

  @Test
  void only_the_http_adapter_speaks_http() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.numberrefresh.adapter.http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hc..", "java.net.http..")
        .check(CLASSES);
  }

  /** A function on AWS has no way to loopback, whatever its environment says: nothing there can say so. */
  @Test
  void only_the_local_stack_lets_calls_go_to_its_own_machine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.numberrefresh.adapter.http..")
        .and()
        .doNotBelongToAnyOf(Platform.Reach.class)
        .should()
        .accessField(Platform.Reach.class, "LOOPBACK_TOO")
        .orShould()
        .callMethod(Platform.Reach.class, "valueOf", String.class)
        .orShould()
        .callMethod(Platform.Reach.class, "values")
        .check(CLASSES);
  }

  @Test
  void only_the_jwt_adapter_reads_jwts() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.numberrefresh.adapter.jwt..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.nimbusds..")
        .check(CLASSES);
  }

  @Test
  void time_comes_from_the_platform() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.numberrefresh.adapter.aws..")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void chance_comes_from_the_platform() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.numberrefresh.adapter.aws..")
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SecureRandom.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  @Test
  void nobody_prints() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(CLASSES);
  }

  /** Where a number leaves its type it could be logged: only where it is hashed, sealed, sent or compared by prefix. */
  @Test
  void a_number_is_revealed_in_few_places() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.numberrefresh.domain.phone..",
            "org.numberrefresh.domain.key..",
            "org.numberrefresh.domain.carrier..",
            "org.numberrefresh.adapter.app..",
            "org.numberrefresh.adapter.certificate..")
        .should()
        .callMethod(PhoneNumber.class, "e164")
        .orShould()
        .callMethod(PhoneNumber.class, "digits")
        .check(CLASSES);
  }

  @Test
  void no_number_is_kept_as_text() {
    noFields().that().haveNameMatching("(?i).*phone_?number.*").should().haveRawType(String.class).check(CLASSES);
    assertEquals("+86138****8000", PhoneNumber.parse("+8613800138000").orElseThrow().toString());
  }
}
