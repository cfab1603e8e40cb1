package org.numberrefresh.simulation;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.domain.calendar.ShanghaiTime;

/** The parts of the simulation, and what each may depend on. */
class SimulationArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.numberrefresh.simulation");

  @Test
  void the_code_is_found() {
    assertTrue(CLASSES.size() > 60);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("org.numberrefresh.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** The template names the handlers, and the hook makes them by that name. */
  @Test
  void nothing_reaches_a_function_but_by_its_name() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.numberrefresh.function..").check(CLASSES);
  }

  @Test
  void only_the_hook_makes_a_platform() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.numberrefresh.simulation.serve..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Platform.class)
        .check(CLASSES);
  }

  /**
   * They play the other side: an error of the system that they shared with it they could not find. All they share is
   * the time zone of days.
   */
  @Test
  void apps_and_carriers_know_the_system_by_its_interface_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.numberrefresh.simulation.serve..", "org.numberrefresh.simulation.rotation..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "org.numberrefresh.domain..", "org.numberrefresh.usecase..", "org.numberrefresh.adapter..")
                .and(not(assignableTo(ShanghaiTime.class))))
        .check(CLASSES);
  }
}
