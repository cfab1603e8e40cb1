package org.numberrefresh.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The benchmarks, and what they may depend on. */
class BenchArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.numberrefresh.bench");

  @Test
  void the_code_is_found() {
    assertTrue(CLASSES.size() > 10);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("org.numberrefresh.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothing_reaches_a_function() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.numberrefresh.function..").check(CLASSES);
  }
}
