package org.numberrefresh.simulation.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.numberrefresh.simulation.session.SimulatedCarrier;

/** The feed of one carrier as it was read through every kill, each time on from where the last reading ended. */
final class FollowedFeed {

  private final String carrier;
  private final List<JsonNode> events = new ArrayList<>();
  private String cursor = "";

  /** Reads the feed from a cursor to its end; the cursor is empty for the oldest event. */
  @FunctionalInterface
  interface Reader {
    SimulatedCarrier.Fed from(String cursor) throws IOException, InterruptedException;
  }

  FollowedFeed(String carrier) {
    this.carrier = carrier;
  }

  void readOn(Reader reader) throws IOException, InterruptedException {
    SimulatedCarrier.Fed fed = reader.from(cursor);
    events.addAll(fed.events());
    cursor = fed.cursor();
  }

  /** The events so far, in the order in which they were read. */
  List<JsonNode> events() {
    return List.copyOf(events);
  }

  /** Holds that it has no gap and no repeat, and that who reads it anew reads the same of what is kept. */
  void check(Reader reader, Findings findings) throws IOException, InterruptedException {
    var ids = new HashSet<String>();
    for (int i = 0; i < events.size(); i++) {
      JsonNode event = events.get(i);
      long sequence = event.path("sequence").asLong(-1);
      findings.check(
          sequence == i + 1, "event %d of %s was read at place %d of its feed".formatted(sequence, carrier, i + 1));
      findings.check(ids.add(event.path("id").asText()), "event %d of %s was told before".formatted(i + 1, carrier));
    }
    List<JsonNode> kept = reader.from("").events();
    findings.check(isEnd(kept), "the feed of " + carrier + " is another when it is read anew");
  }

  /** True if these events, and no others, are its last ones. */
  boolean isEnd(List<JsonNode> last) {
    int from = events.size() - last.size();
    return from >= 0 && events.subList(from, events.size()).equals(last);
  }
}
