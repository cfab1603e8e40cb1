package org.numberrefresh;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.numberrefresh");

  @Test
  void the_domain_imports_no_class_of_aws() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..dynamo..", "..sqs..", "..platform..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "com.amazonaws..")
        .check(CLASSES);
  }

  @Test
  void the_way_out_is_the_only_place_that_knows_the_http_client() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..outbound..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hc..")
        .check(CLASSES);
  }

  @Test
  void tokens_are_the_only_place_that_knows_their_library() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..token..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.nimbusds..")
        .check(CLASSES);
  }

  @Test
  void time_and_chance_come_from_the_platform() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..platform..")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SecureRandom.class)
        .check(CLASSES);
  }

  @Test
  void the_domain_prints_nothing() {
    noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err").check(CLASSES);
  }
}
