package org.numberrefresh.stack;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stack brings any template to life: it knows nothing of Number Refresh. */
class StackArchitectureTest {

  private static final String OURS = "org.numberrefresh.stack..";
  private static final Path SOURCES = Path.of("src", "main");
  private static final Pattern WORDS_OF_THE_APPLICATION =
      Pattern.compile("number.?refresh(?!\\.stack)|carrier|subscriber|phone|openapi", Pattern.CASE_INSENSITIVE);

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("org.numberrefresh.stack");

  @Test
  void the_code_is_found() {
    assertTrue(CLASSES.size() > 60);
  }

  @Test
  void the_stack_reaches_no_class_of_the_application() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("org.numberrefresh..").and(not(resideInAPackage(OURS))))
        .check(CLASSES);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("org.numberrefresh.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_sources_hold_no_word_of_the_application() throws IOException {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      List<String> found = sources.filter(Files::isRegularFile).flatMap(StackArchitectureTest::wordsIn).toList();
      assertEquals(List.of(), found);
    }
  }

  private static Stream<String> wordsIn(Path source) {
    try {
      return WORDS_OF_THE_APPLICATION
          .matcher(Files.readString(source))
          .results()
          .map(word -> source.getFileName() + ": " + word.group());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
