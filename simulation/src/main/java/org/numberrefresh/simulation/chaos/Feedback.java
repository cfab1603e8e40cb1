package org.numberrefresh.simulation.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.numberrefresh.simulation.session.Comparison;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Session;
import org.numberrefresh.simulation.session.SimulatedSink;
import org.numberrefresh.simulation.session.ToldOrders;

/** The way back to carriers, followed through every kill: their feeds, the pushes to a sink, decisions on appeals. */
final class Feedback implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** The clock wakes what a kill left behind, in time that is longer than any lease. */
  private static final Duration STEP = Duration.ofMinutes(2);

  private static final int MOST_STEPS = 12;
  private static final List<String> ENDED = List.of("UPHELD", "REJECTED", "EXPIRED");

  private final SimulatedSink sink;
  private final FollowedFeed feed = new FollowedFeed("east");
  private final FollowedFeed rivals = new FollowedFeed("west");
  private final List<String> appeals = new ArrayList<>();

  private Feedback(SimulatedSink sink) {
    this.sink = sink;
  }

  /** Registers a sink that no kill hits. */
  static Feedback open(Session session) throws IOException, InterruptedException, RunFailure {
    var feedback = new Feedback(SimulatedSink.open());
    boolean registered = false;
    try {
      session.carrier().register(feedback.sink);
      registered = true;
      return feedback;
    } finally {
      if (!registered) {
        feedback.close();
      }
    }
  }

  /** Reads what came since the last time: before the clock moved past the days for which events are kept. */
  void readOn(Session session) throws IOException, InterruptedException {
    feed.readOn(session.carrier()::events);
    rivals.readOn(session.rival()::events);
  }

  /** Notes appeals that were taken. */
  void appealed(List<String> ids) {
    appeals.addAll(ids);
  }

  /** Waits until the end of every appeal is told: from then on its outcome stands. */
  void awaitDecisions(Session session) throws IOException, InterruptedException {
    await(session, told -> appeals.stream().allMatch(id -> ends(told, id) > 0));
  }

  /** Waits until all is told, and holds it against the orders as they were compared with the truth. */
  void conclude(Session session, Map<String, Comparison> orders, Findings findings)
      throws IOException, InterruptedException {
    await(session, told -> orders.entrySet().stream().allMatch(order -> isTold(told, order)));
    readOn(session);
    ToldOrders told = ToldOrders.of(feed.events());
    orders
        .entrySet()
        .forEach(
            order -> findings.check(isTold(told, order), "an order's events do not tell what became of its pairs"));
    feed.check(session.carrier()::events, findings);
    rivals.check(session.rival()::events, findings);
    boolean quiet = rivals.events().stream().allMatch(event -> event.path("type").asText().contains(".app."));
    findings.check(quiet, "a carrier that submitted nothing was told of an order");
    pushed(orders, findings);
    decided(session, told, findings);
  }

  private void pushed(Map<String, Comparison> orders, Findings findings) throws InterruptedException {
    sink.await(feed::isEnd, PATIENCE);
    List<JsonNode> pushed = sink.events();
    ToldOrders told = ToldOrders.of(pushed);
    findings.check(feed.isEnd(pushed), "the sink did not get the events of the feed in their order");
    findings.check(
        orders.entrySet().stream().allMatch(order -> isTold(told, order)), "the sink was not told of every order");
    sink.faults().forEach(findings::broken);
    findings.figure(
        "%,d events pushed, %,d of them again; %,d read".formatted(pushed.size(), sink.repeats(), events()));
  }

  private void decided(Session session, ToldOrders told, Findings findings) throws IOException, InterruptedException {
    var states = new TreeMap<String, Integer>();
    for (String id : appeals) {
      JsonNode appeal = session.carrier().appeal(id);
      String state = appeal.path("state").asText();
      states.merge(state, 1, Integer::sum);
      findings.check(
          state.equals("UPHELD") || state.equals("REJECTED"), "an appeal is " + state + ", though its app decides");
      findings.check(
          ends(told, id) == 1 && told.times(state, id) == 1,
          "the end of an appeal, %s, was not told once".formatted(state));
      findings.check(
          !state.equals("UPHELD") || appeal.path("outcome").asText().equals("CLEAR"),
          "an appeal was upheld, and its outcome did not rise");
    }
    String ends = states.entrySet().stream().map(Feedback::words).collect(Collectors.joining(", "));
    findings.figure("%,d appeals: %s".formatted(appeals.size(), ends));
  }

  private static String words(Map.Entry<String, Integer> ended) {
    return ended.getKey() + " " + ended.getValue();
  }

  private static boolean isTold(ToldOrders told, Map.Entry<String, Comparison> order) {
    return told.whole(order.getKey(), order.getValue().numbersCompared())
        && told.outcomes(List.of(order.getKey())).equals(order.getValue().outcomesWithoutReason());
  }

  private static int ends(ToldOrders told, String appeal) {
    return ENDED.stream().mapToInt(state -> told.times(state, appeal)).sum();
  }

  /** Moves the clock until the sink was told enough, or for a while. */
  private void await(Session session, Predicate<ToldOrders> enough) throws IOException, InterruptedException {
    boolean told = false;
    for (int i = 0; i < MOST_STEPS && !told; i++) {
      session.operator().advance(STEP);
      told = sink.await(events -> enough.test(ToldOrders.of(events)), PATIENCE);
    }
  }

  /** The events read so far, of all feeds. */
  int events() {
    return feed.events().size() + rivals.events().size();
  }

  /** The appeals that were taken. */
  int appeals() {
    return appeals.size();
  }

  @Override
  public void close() {
    sink.close();
  }
}
