package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The console as people meet it: in a real browser, before a running system. {@code CONSOLE_PICTURES=FOLDER} in the
 * environment has it write the pictures of the documents too.
 */
class ConsoleTest {

  @TestFactory
  Stream<DynamicTest> the_console_does_in_a_browser_what_it_is_for() throws Exception {
    BrowserRun.missing().ifPresent(what -> abort(what));
    if (ConsoleTest.class.getResource("/console/index.html") == null) {
      abort("The console was not built: it is not tried in a browser.");
    }
    List<BrowserRun.Check> checks;
    try (var world = new ConsoleWorld()) {
      checks = BrowserRun.of(world.facts(), world::asked);
    }
    assertFalse(checks.isEmpty());
    return checks.stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), () -> check.fault().ifPresent(fault -> fail(fault))));
  }
}
