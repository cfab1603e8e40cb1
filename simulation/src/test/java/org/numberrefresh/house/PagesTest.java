package org.numberrefresh.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages for engineers name types, paths, packages and decisions: each of them exists. */
class PagesTest {

  private static final Page ARCHITECTURE = Page.read("docs/architecture.md");
  private static final Page DECISIONS = Page.read("docs/decisions.md");
  private static final List<Page> PAGES = List.of(ARCHITECTURE, DECISIONS, Page.read("CONTRIBUTING.md"));
  private static final Sources SOURCES = Sources.read();

  private static final String MAP = "The map of packages";
  private static final List<String> MODULES =
      List.of("simulation/synthetic", "shared", "functions", "stack", "simulation", "bench", "cli");

  /** A word that looks like a type, alone or with a member or nested type: {@code Outcome.raisedBy}. */
  private static final Pattern TYPE = Pattern.compile("@?([A-Z]\\w*[a-z]\\w*)((?:\\.\\w+)*)(?:\\(.*\\))?");

  /** A word that looks like a path from the root, a folder, or a file's name. */
  private static final Pattern PATH =
      Pattern.compile("[\\w.-]+(?:/[\\w.-]+)+/?|[\\w.-]+/|[\\w-]+\\.(?:md|yaml|txt|properties|java|xml)");

  /** Names of others that look like types, and whose they are. */
  private static final Map<String, String> NAMES_OF_OTHERS =
      Map.of(
          "AWSLambdaBasicExecutionRole", "AWS: a managed policy",
          "AWSLambdaSQSQueueExecutionRole", "AWS: a managed policy",
          "Clock", "the JDK",
          "KmsEnvelopeAead", "Tink",
          "Property", "jqwik: an annotation",
          "Test", "JUnit: an annotation");

  /** Words that look like paths and are none, and what they are. */
  private static final Map<String, String> NO_PATHS =
      Map.of(
          "cli/target/number-refresh.jar", "made by the build",
          "functions/target/sbom.cdx.json", "made by the build",
          "target/caches", "made by run",
          "target/caches.log", "made by run");

  /** A word in code font on a page. */
  private record Word(Page page, String text) {
    @Override
    public String toString() {
      return page.path() + ": " + text;
    }
  }

  private static Stream<Word> words() {
    return PAGES.stream().flatMap(page -> page.code().stream().map(text -> new Word(page, text)));
  }

  @Test
  void every_type_that_a_page_names_exists() throws IOException {
    String template = Files.readString(Sources.ROOT.resolve("template.yaml"));
    List<Word> unknown =
        words()
            .filter(word -> TYPE.matcher(word.text()).matches() && !isDeclared(word.text()))
            .filter(word -> !NAMES_OF_OTHERS.containsKey(nameOf(word.text())))
            .filter(word -> !template.contains(word.text() + ":"))
            .toList();
    assertEquals(List.of(), unknown, "No source declares these. A name of others goes to NAMES_OF_OTHERS.");
  }

  private static String nameOf(String word) {
    Matcher type = TYPE.matcher(word);
    return type.matches() ? type.group(1) : "";
  }

  private static boolean isDeclared(String word) {
    Matcher type = TYPE.matcher(word);
    return type.matches()
        && SOURCES.hasType(type.group(1))
        && Arrays.stream(type.group(2).split("\\.", -1))
            .filter(member -> !member.isEmpty())
            .allMatch(member -> SOURCES.hasMember(type.group(1), member));
  }

  @Test
  void every_path_that_a_page_names_exists() {
    List<Word> missing =
        words()
            .filter(word -> PATH.matcher(word.text()).matches() && !NO_PATHS.containsKey(word.text()))
            .filter(word -> !exists(word.text()))
            .toList();
    assertEquals(
        List.of(), missing, "Name a path from the root, or a file by its name. What is none goes to NO_PATHS.");
  }

  private static boolean exists(String path) {
    return path.contains("/") ? Files.exists(Sources.ROOT.resolve(path)) : SOURCES.hasFile(path);
  }

  @Test
  void an_exception_is_needed() {
    Set<String> named = words().map(Word::text).collect(Collectors.toSet());
    named.addAll(named.stream().map(PagesTest::nameOf).toList());
    Set<String> exceptions = new TreeSet<>(NAMES_OF_OTHERS.keySet());
    exceptions.addAll(NO_PATHS.keySet());
    exceptions.removeAll(named);
    assertEquals(Set.of(), exceptions, "No page names these any more.");
  }

  @Test
  void every_link_leads_to_a_file_and_its_heading() {
    List<Word> broken =
        SOURCES.pages().stream()
            .map(Page::read)
            .flatMap(page -> page.links().stream().map(link -> new Word(page, link)))
            .filter(link -> !link.text().contains("://") && !leads(link))
            .toList();
    assertEquals(List.of(), broken);
  }

  private static boolean leads(Word link) {
    int hash = link.text().indexOf('#');
    String file = hash < 0 ? link.text() : link.text().substring(0, hash);
    Path target = file.isEmpty() ? link.page().path() : link.page().path().resolveSibling(file).normalize();
    return Files.exists(Sources.ROOT.resolve(target))
        && (hash < 0 || Page.read(target.toString()).anchors().contains(link.text().substring(hash + 1)));
  }

  @Test
  void the_map_lists_every_package_and_no_other() {
    var packages = new TreeSet<String>();
    MODULES.forEach(module -> packages.addAll(SOURCES.packages(module)));
    assertTrue(packages.size() > 40, "The sources were not found: " + packages);
    assertEquals(packages, new TreeSet<>(ARCHITECTURE.firstColumn(MAP)));
  }

  @Test
  void every_decision_has_an_anchor_of_its_own() {
    List<String> anchors = DECISIONS.anchors();
    assertEquals(anchors, anchors.stream().distinct().toList());
  }

  @Test
  void every_decision_that_a_source_links_to_exists() {
    Set<String> known = new HashSet<>(DECISIONS.anchors());
    List<String> broken =
        SOURCES.decisions().entrySet().stream()
            .flatMap(
                file -> file.getValue().stream().filter(a -> !known.contains(a)).map(a -> file.getKey() + ": " + a))
            .toList();
    assertEquals(List.of(), broken);
  }

  @Test
  void every_decision_is_linked_by_the_source_that_carries_it() {
    Set<String> open = new TreeSet<>(DECISIONS.anchors(3));
    SOURCES.decisions().values().forEach(open::removeAll);
    assertEquals(Set.of(), open, "Link it in a Javadoc: Decision: docs/decisions.md#...");
  }

  @ParameterizedTest
  @CsvSource({"docs/architecture.md, 400", "README.md, 150"})
  void a_page_stays_short(String page, int limit) {
    int lines = Page.read(page).lines().size();
    assertTrue(lines < limit, page + " has " + lines + " lines; it stays under " + limit + ".");
  }
}
