package org.numberrefresh.simulation.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.numberrefresh.simulation.session.Follower;
import org.numberrefresh.simulation.session.OrdersProgress;
import org.numberrefresh.simulation.session.SimulatedCarrier;

/** Follows appeals until each has ended. An open one counts as a pair that is pending. */
final class AppealLooks extends Follower {

  private static final long PAUSE_MILLIS = 50;
  private static final Set<String> OPEN = Set.of("SUBMITTED", "UNDER_REVIEW");

  private final SimulatedCarrier carrier;
  private final List<String> appeals;
  private final Signs signs;

  AppealLooks(SimulatedCarrier carrier, List<String> appeals, Signs signs) {
    super(System.nanoTime());
    this.carrier = carrier;
    this.appeals = List.copyOf(appeals);
    this.signs = signs;
  }

  @Override
  protected OrdersProgress look() throws IOException, InterruptedException {
    var states = new TreeMap<String, Long>();
    Instant dueAt = Instant.EPOCH;
    for (String appeal : appeals) {
      JsonNode seen = carrier.appeal(appeal);
      String state = seen.path("state").asText();
      states.merge(OPEN.contains(state) ? OrdersProgress.PENDING : state, 1L, Long::sum);
      Instant due = OffsetDateTime.parse(seen.path("dueAt").asText()).toInstant();
      dueAt = due.isAfter(dueAt) ? due : dueAt;
    }
    boolean ended = !states.containsKey(OrdersProgress.PENDING);
    return new OrdersProgress(appeals.size(), appeals.size(), ended, states, dueAt);
  }

  @Override
  protected void noticed(boolean moved) {
    if (moved) {
      signs.change();
    }
  }

  @Override
  protected long pause(long done, long idle) {
    return PAUSE_MILLIS;
  }
}
