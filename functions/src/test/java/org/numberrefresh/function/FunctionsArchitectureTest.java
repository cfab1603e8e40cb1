package org.numberrefresh.function;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The edge: handlers, and what they share. */
class FunctionsArchitectureTest {

  private static final String EDGE = "org.numberrefresh.function.api..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.numberrefresh.function");

  @Test
  void the_code_is_found() {
    assertTrue(CLASSES.size() > 25);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("org.numberrefresh.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void what_handlers_share_reaches_no_handler() {
    noClasses()
        .that()
        .resideInAPackage(EDGE)
        .should()
        .dependOnClassesThat(resideInAPackage("org.numberrefresh.function..").and(not(resideInAPackage(EDGE))))
        .check(CLASSES);
  }

  /** But for the body of an order, which its submission and its view answer alike. */
  @Test
  void handlers_do_not_reach_each_other() {
    slices()
        .matching("org.numberrefresh.function.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage(EDGE))
        .ignoreDependency(resideInAPackage("org.numberrefresh.function.intake"), simpleName("ProgressBody"))
        .check(CLASSES);
  }

  @Test
  void a_handler_is_a_function_by_its_name_and_its_package() {
    classes()
        .that()
        .areAssignableTo(RequestHandler.class)
        .or()
        .areAssignableTo(RequestStreamHandler.class)
        .should()
        .haveSimpleNameEndingWith("Function")
        .andShould()
        .resideOutsideOfPackage(EDGE)
        .check(CLASSES);
  }
}
