package org.numberrefresh.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.numberrefresh.simulation.session.Terminal;

/** That the longest benchmark runs and finds something. It has a class, and so a core, of its own. */
class IsolationTest {

  private final Terminal terminal =
      new Terminal(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false, false);

  @Test
  @DisabledIfEnvironmentVariable(
      named = "AWS_ENDPOINT_URL",
      matches = ".+",
      disabledReason = "it measures the embedded stack")
  void isolation_is_measured_alone_and_beside() throws Exception {
    Isolation.Result result = Isolation.measure(new Isolation.Size(20, 4, 1, 1), terminal);
    assertTrue(result.alone().least() > 0);
    assertTrue(result.beside().least() > 0);
    assertTrue(result.kept().least() > 0);
  }
}
