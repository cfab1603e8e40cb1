package org.numberrefresh.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that the pages point at things that exist, and that no page counts on the orders of another. */
class PageTextTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern ANCHORED_LINK = Pattern.compile("\\]\\(([^)#:\\s]*)#([^)]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#+ (.*)");
  private static final Pattern COMMAND = Pattern.compile("\\./run ([a-z-]+)");
  private static final Pattern KNOWN_COMMAND = Pattern.compile("(?m)^  ([a-z-]+)(?: \\||\\))");
  private static final Pattern MODULE = Pattern.compile("-pl ([\\w/,-]+)");
  private static final Pattern OF_ONE_PAGE = Pattern.compile("\\+86\\d{11}|(?<=Idempotency-Key: )[^']+");
  private static final Pattern MODULE_OF_POM = Pattern.compile("<module>(.*)</module>");
  private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)*)(?:\\.\\w+)?`");

  private static List<Page> all() throws IOException {
    try (Stream<Path> top = Files.list(Page.ROOT);
        Stream<Path> docs = Files.list(Page.ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .map(file -> Page.ROOT.relativize(file).toString())
          .filter(name -> name.endsWith(".md"))
          .sorted()
          .map(Page::read)
          .toList();
    }
  }

  private static Set<String> found(Pattern pattern, Page page) {
    return page.lines().stream()
        .flatMap(line -> pattern.matcher(line).results())
        .map(result -> result.group(result.groupCount() > 0 ? 1 : 0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> missing(Page page, Stream<Path> files) {
    return files
        .filter(file -> !Files.exists(file))
        .map(file -> page + " names " + Page.ROOT.relativize(file.normalize()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void every_link_leads_to_a_file() throws IOException {
    var missing = new TreeSet<String>();
    for (Page page : all()) {
      Path folder = Objects.requireNonNull(Page.ROOT.resolve(page.name()).getParent());
      missing.addAll(missing(page, found(LINK, page).stream().map(folder::resolve)));
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void every_anchor_leads_to_a_heading() throws IOException {
    var missing = new TreeSet<String>();
    for (Page page : all()) {
      page.lines().stream()
          .flatMap(line -> ANCHORED_LINK.matcher(line).results())
          .filter(link -> !anchors(page, link.group(1)).contains(link.group(2)))
          .forEach(link -> missing.add(page + " names " + link.group(1) + "#" + link.group(2)));
    }
    assertEquals(Set.of(), missing);
  }

  /** The anchors that GitHub gives to the headings of a page that another links to; of itself where it names none. */
  private static Set<String> anchors(Page from, String link) {
    Path name = link.isEmpty() ? Path.of(from.name()) : Path.of(from.name()).resolveSibling(link);
    return found(HEADING, Page.read(name.toString())).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void every_command_and_module_that_a_page_names_exists() throws IOException {
    Set<String> known =
        KNOWN_COMMAND
            .matcher(Files.readString(Page.ROOT.resolve("run")))
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toSet());
    var unknown = new TreeSet<String>();
    for (Page page : all()) {
      found(COMMAND, page).stream()
          .filter(name -> !known.contains(name))
          .forEach(name -> unknown.add(page + " " + name));
      Stream<String> modules = found(MODULE, page).stream().flatMap(list -> Stream.of(list.split(",")));
      unknown.addAll(missing(page, modules.map(module -> Page.ROOT.resolve(module).resolve("pom.xml"))));
    }
    assertEquals(Set.of(), unknown);
  }

  @Test
  void every_type_that_the_page_for_contributors_names_exists() throws IOException {
    var types = new TreeSet<String>();
    for (String module : found(MODULE_OF_POM, Page.read("pom.xml"))) {
      try (Stream<Path> files = Files.walk(Page.ROOT.resolve(module).resolve("src"))) {
        files.map(file -> String.valueOf(file.getFileName()).replace(".java", "")).forEach(types::add);
      }
    }
    Set<String> unknown = found(TYPE, Page.read("CONTRIBUTING.md"));
    unknown.removeAll(types);
    assertEquals(Set.of(), unknown);
  }

  /** A page would otherwise depend on the pages that its reader has not followed. */
  @Test
  void no_two_pages_order_the_same_number_or_use_the_same_key() {
    Map<String, String> usedBy = new HashMap<>();
    var twice = new TreeSet<String>();
    PageCallsTest.pages()
        .forEach(
            page -> {
              Matcher used = OF_ONE_PAGE.matcher(page.script());
              while (used.find()) {
                String before = usedBy.putIfAbsent(used.group(), page.name());
                if (before != null && !before.equals(page.name())) {
                  twice.add(used.group() + " in " + before + " and " + page);
                }
              }
            });
    assertEquals(Set.of(), twice);
  }
}
