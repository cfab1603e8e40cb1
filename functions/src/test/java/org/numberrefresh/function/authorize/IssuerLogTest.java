package org.numberrefresh.function.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.json.Json;

/** The log of an issuer's outage, as operators read it. */
class IssuerLogTest {

  private static final TickingClock CLOCK = new TickingClock();

  private static List<JsonNode> lines(Runnable written) {
    PrintStream before = System.out;
    var caught = new ByteArrayOutputStream();
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try {
      written.run();
    } finally {
      System.setOut(before);
    }
    return caught.toString(StandardCharsets.UTF_8).lines().map(IssuerLogTest::read).toList();
  }

  private static JsonNode read(String line) {
    return Json.own(line);
  }

  private static Set<String> fields(JsonNode line) {
    var names = new TreeSet<String>();
    line.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void an_outage_is_told_in_words_once_and_counted_each_time() {
    var log = new IssuerLog(CLOCK);
    List<JsonNode> lines =
        lines(
            () -> {
              log.failed(true, "no answer to +8613800138000");
              log.failed(false, "no answer");
              log.recovered();
            });
    assertEquals(4, lines.size());
    assertEquals(Set.of("level", "event", "fault"), fields(lines.get(0)));
    assertEquals("issuer unreachable", lines.get(0).path("event").asText());
    assertFalse(lines.get(0).path("fault").asText().contains("138"));
    for (JsonNode count : lines.subList(1, 3)) {
      assertEquals(Set.of("IssuerUnreachable", "_aws"), fields(count));
      JsonNode directive = count.path("_aws").path("CloudWatchMetrics").path(0);
      assertEquals("NumberRefresh", directive.path("Namespace").asText());
      assertEquals("IssuerUnreachable", directive.path("Metrics").path(0).path("Name").asText());
      assertEquals(CLOCK.instant().toEpochMilli(), count.path("_aws").path("Timestamp").asLong());
    }
    assertEquals(Set.of("level", "event"), fields(lines.get(3)));
  }
}
