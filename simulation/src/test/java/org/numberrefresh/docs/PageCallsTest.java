package org.numberrefresh.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.numberrefresh.simulation.session.StackProcess;

/**
 * Makes every call of the pages, against a system that is started as they say. Only the port is another. The pages
 * share that system: {@link PageTextTest} holds that none counts on what another left there, and the one that moves the
 * clock comes last.
 */
class PageCallsTest {

  private static final Pattern START = Pattern.compile("\\./run serve --port 8080 (.*) --clients clients\\.json");

  private static StackProcess stack;
  private static URI url;

  @BeforeAll
  static void start() throws Exception {
    List<String> told = pages().map(PageCallsTest::options).distinct().toList();
    assertEquals(1, told.size(), () -> "The pages start the system in different ways: " + told);
    Stream<String> options = Stream.of(told.getFirst().split(" "));
    stack = StackProcess.start(Stream.concat(Stream.of("--port", "0"), options).toList());
    url = stack.awaitReady();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  static Stream<Page> pages() {
    return Stream.of(
            "README.md",
            "README.zh-CN.md",
            "docs/for-carriers.md",
            "docs/for-apps.md",
            "docs/runbook.md",
            "docs/for-operators.md")
        .map(Page::read);
  }

  /** The command by which a page tells its reader to start the system. */
  private static String options(Page page) {
    return page.lines().stream()
        .map(START::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(page + " does not say how the system is started."));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_call_of_a_page_is_answered_as_the_page_says(Page page, @TempDir Path directory) throws Exception {
    assertFalse(page.calls().isEmpty());
    List<String> faults = new PageRun(page, directory, url, stack.clients()).faults();
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
  }
}
