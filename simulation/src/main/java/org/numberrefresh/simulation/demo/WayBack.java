package org.numberrefresh.simulation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.numberrefresh.simulation.apps.HubClient;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Session;
import org.numberrefresh.simulation.session.SimulatedSink;
import org.numberrefresh.simulation.session.ToldOrders;

/** The other direction: events that reach the carrier's sink, one appeal and one certificate. */
final class WayBack {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int COVERAGE_MINUTES = 5;
  private static final Set<String> ANSWERED = Set.of("BLOCKED", "REFUSED", "FAILED");
  private static final List<String> DECIDED = List.of("UPHELD", "REJECTED");

  /** The counts after an upheld appeal are told by the next sweep. */
  private static final Duration SWEEP = Duration.ofMinutes(2);

  private final Session session;
  private final SimulatedSink sink;
  private final String from;

  /**
   * The events that tell of the orders.
   *
   * @param orders the count of the orders
   * @param once true if each order was told once as accepted, started and settled
   * @param outcomes the pairs by outcome, as the events count them
   */
  record Told(int orders, boolean once, Map<String, Long> outcomes) {

    long pairs() {
      return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * The events at the sink, beside the feed.
   *
   * @param pushed its events
   * @param faulty the pushes and events that broke a rule
   * @param fed the events of the feed from the sink's registration on
   * @param same the events at the sink that are the feed's, at the same place
   */
  record Pushed(long pushed, long faulty, long fed, long same) {}

  /**
   * One appeal.
   *
   * @param app the app's name
   * @param before the outcome that it was against
   * @param state the decision; another state if none came
   * @param after the outcome that the number shows now
   * @param told true if the decision reached the sink once, and the counts after it
   * @param truth the outcome that must stand by what the app says
   */
  record Appeal(String app, String before, String state, String after, boolean told, String truth) {

    private Appeal untold() {
      return new Appeal(app, before, state, after, false, truth);
    }

    boolean right() {
      return told && DECIDED.contains(state) && truth.replaceAll("/.*", "").equals(after);
    }
  }

  /**
   * One certificate and its check.
   *
   * @param grade the grade that it states
   */
  record Certificate(String grade, boolean valid, boolean stillHeld) {}

  /**
   * All of it.
   *
   * @param appeal empty where no app left anything
   */
  record Shown(Told told, Optional<Appeal> appeal, Certificate certificate, Pushed pushed) {}

  private WayBack(Session session, SimulatedSink sink, String from) {
    this.session = session;
    this.sink = sink;
    this.from = from;
  }

  /** Registers the carrier's sink, and waits until it is told which apps take part: the sweep tells that soon. */
  static WayBack open(Session session, SimulatedSink sink) throws IOException, InterruptedException, RunFailure {
    var back = new WayBack(session, sink, session.carrier().register(sink));
    for (int minute = 0; minute < COVERAGE_MINUTES; minute++) {
      session.operator().advance(Duration.ofMinutes(1));
    }
    int apps = session.apps().covered().size();
    sink.await(events -> ToldOrders.of(events).times("app.coverage-changed", "") >= apps, PATIENCE);
    return back;
  }

  /** Waits until the sink was told of all that must be told of the orders, or for a while. */
  Told told(List<String> orders, Map<String, Long> truth) throws InterruptedException {
    sink.await(events -> ToldOrders.of(events).outcomes(orders).equals(truth), PATIENCE);
    sink.await(events -> ToldOrders.of(events).once("order.settled", orders), PATIENCE);
    ToldOrders told = ToldOrders.of(sink.events());
    boolean once =
        told.once("order.accepted", orders) && told.once("order.started", orders) && told.once("order.settled", orders);
    return new Told(orders.size(), once, told.outcomes(orders));
  }

  /**
   * Objects to the first outcome of a number that may be appealed against, and waits for the decision and for the
   * counts after it.
   *
   * @param orders the orders, the number's among them
   * @param truth the pairs of the orders by outcome before it
   */
  Optional<Appeal> appeal(JsonNode status, List<String> orders, Map<String, Long> truth)
      throws IOException, InterruptedException, RunFailure {
    Optional<JsonNode> left =
        StreamSupport.stream(status.path("apps").spliterator(), false)
            .filter(app -> app.path("appealable").asBoolean() && ANSWERED.contains(app.path("outcome").asText()))
            .findFirst();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    Appeal appeal = appeal(status.path("phoneNumber").asText(), left.get());
    return Optional.of(counted(orders, after(appeal, truth)) ? appeal : appeal.untold());
  }

  private static Map<String, Long> after(Appeal appeal, Map<String, Long> truth) {
    var pairs = new TreeMap<>(truth);
    pairs.merge(appeal.before(), -1L, Long::sum);
    pairs.merge(appeal.after(), 1L, Long::sum);
    pairs.values().removeIf(count -> count == 0);
    return pairs;
  }

  private boolean counted(List<String> orders, Map<String, Long> pairs) throws IOException, InterruptedException {
    Predicate<List<JsonNode>> same = events -> ToldOrders.of(events).outcomes(orders).equals(pairs);
    if (same.test(sink.events())) {
      return true;
    }
    session.operator().advance(SWEEP);
    return sink.await(same, PATIENCE);
  }

  private Appeal appeal(String number, JsonNode left) throws IOException, InterruptedException, RunFailure {
    String app = left.path("app").asText();
    HubClient.Response taken = session.carrier().object(number, app, UUID.randomUUID().toString());
    if (taken.status() != 201) {
      String code = taken.body().path("code").asText("without a code");
      throw new RunFailure("An appeal was answered by " + taken.status() + " " + code + " instead of 201.");
    }
    String id = taken.body().path("appealId").asText();
    sink.await(events -> decisions(id, events) > 0, PATIENCE);
    JsonNode now = session.carrier().appeal(id);
    return new Appeal(
        left.path("name").asText(app),
        left.path("outcome").asText(),
        now.path("state").asText(),
        now.path("outcome").asText(),
        decisions(id, sink.events()) == 1,
        session.apps().truth(app, List.of(number)).getFirst());
  }

  private static int decisions(String appeal, List<JsonNode> events) {
    ToldOrders told = ToldOrders.of(events);
    return DECIDED.stream().mapToInt(state -> told.times(state, appeal)).sum();
  }

  /** Certifies a number to its new holder, and has the certificate checked. */
  Certificate certify(ActiveOrder active) throws IOException, InterruptedException {
    String text = session.carrier().certificate(active.number(), active.holderSince());
    JsonNode finding = session.carrier().check(text);
    JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(text.split("\\.")[1]));
    return new Certificate(
        claims.path("grade").asText(), finding.path("valid").asBoolean(), finding.path("stillHeld").asBoolean());
  }

  /** Reads the feed from the sink's registration on, and holds what the sink got against it. */
  Pushed pushed() throws IOException, InterruptedException {
    List<JsonNode> fed = session.carrier().events(from).events();
    sink.await(events -> events.size() >= fed.size(), PATIENCE);
    List<JsonNode> pushed = sink.events();
    long same = 0;
    for (int i = 0; i < Math.min(fed.size(), pushed.size()); i++) {
      same += fed.get(i).equals(pushed.get(i)) ? 1 : 0;
    }
    return new Pushed(Math.min(fed.size(), pushed.size()), sink.faulty(), fed.size(), same);
  }
}
