package org.numberrefresh.simulation.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.numberrefresh.simulation.session.Terminal;

class DemoReportTest {

  @Test
  void a_status_is_shown_without_the_number() {
    var written = new ByteArrayOutputStream();
    new DemoReport(new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), false, false))
        .status(new ObjectMapper().createObjectNode().put("phoneNumber", "+8613812348000").put("state", "SETTLED"));

    String text = written.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("+86138****8000"));
    assertEquals(-1, text.indexOf("1234"));
  }
}
