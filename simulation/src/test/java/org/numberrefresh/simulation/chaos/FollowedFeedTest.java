package org.numberrefresh.simulation.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.numberrefresh.simulation.session.SimulatedCarrier.Fed;

class FollowedFeedTest {

  private final List<JsonNode> stored = new ArrayList<>();
  private final FollowedFeed feed = new FollowedFeed("east");
  private int kept;

  private static JsonNode event(String id, int sequence) {
    return new ObjectMapper().createObjectNode().put("id", id).put("sequence", "%019d".formatted(sequence));
  }

  private Fed from(String cursor) {
    int from = cursor.isEmpty() ? kept : Integer.parseInt(cursor);
    return new Fed(stored.subList(from, stored.size()), Integer.toString(stored.size()));
  }

  private List<String> broken() throws Exception {
    var findings = new Findings();
    feed.check(this::from, findings);
    return findings.broken();
  }

  @Test
  void a_feed_is_read_on_from_where_the_last_reading_ended_and_may_lose_its_oldest_events() throws Exception {
    stored.add(event("a", 1));
    feed.readOn(this::from);
    stored.addAll(List.of(event("b", 2), event("c", 3)));
    feed.readOn(this::from);
    kept = 1;

    assertEquals(stored, feed.events());
    assertEquals(List.of(), broken());
    assertTrue(feed.isEnd(stored.subList(1, 3)));
    assertFalse(feed.isEnd(stored.subList(0, 2)));
  }

  @Test
  void a_gap_and_an_event_that_is_told_again_are_found() throws Exception {
    stored.addAll(List.of(event("a", 1), event("b", 3), event("a", 3)));
    feed.readOn(this::from);

    assertEquals(
        List.of("event 3 of east was read at place 2 of its feed", "event 3 of east was told before"), broken());
  }

  @Test
  void a_feed_that_is_another_when_it_is_read_anew_is_found() throws Exception {
    stored.add(event("a", 1));
    feed.readOn(this::from);
    stored.set(0, event("b", 1));

    assertEquals(List.of("the feed of east is another when it is read anew"), broken());
  }
}
