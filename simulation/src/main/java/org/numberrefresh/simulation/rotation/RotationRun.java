package org.numberrefresh.simulation.rotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.simulation.apps.HubClient;
import org.numberrefresh.simulation.serve.NumberRefresh;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.stack.Stack;
import org.numberrefresh.stack.StackOptions;
import org.numberrefresh.stack.token.Client;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/** One run: a stack, numbers on record, a load, the clock moved through the phases, and what is found in the end. */
public final class RotationRun {

  private static final int OF_AN_ORDER = 1000;
  private static final int REPORTED = 50;
  private static final int MOST_STEPS = 90;
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final RotationOptions options;
  private final Terminal terminal;
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicLong used = new AtomicLong();
  private final SyntheticNumbers numbers = new SyntheticNumbers(System.nanoTime());

  /** A run that is written to a terminal. */
  public RotationRun(RotationOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  /** Runs it and returns what was not as it must be. */
  public List<String> run() throws IOException, InterruptedException, RunFailure {
    terminal.line(
        "Number Refresh rotate-keys: %,d numbers, %d rotation%s"
            .formatted(options.numbers(), options.rotations(), options.rotations() == 1 ? "" : "s"));
    StackOptions quiet =
        NumberRefresh.options()
            .withLog(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    long start = System.nanoTime();
    try (Stack stack = NumberRefresh.start(options.data().map(quiet::withData).orElse(quiet));
        HttpClient http = HubClient.http()) {
      terminal.line("  stack ready in %.1f s at %s".formatted((System.nanoTime() - start) / 1e9, stack.url()));
      return play(stack, http);
    }
  }

  private List<String> play(Stack stack, HttpClient http) throws IOException, InterruptedException, RunFailure {
    HubClient operator = client(http, stack, stack.client(Party.Role.OPERATOR.name()));
    for (String app : List.of(Load.WAITS, Load.JOINS)) {
      ObjectNode profile = json.createObjectNode().put("name", app).put("sector", "SOCIAL").put("delivery", "PULL");
      operator.done("PUT", HubClient.BASE + "apps/" + app, profile);
    }
    Instant deactivated = stack.clock().instant().minus(Duration.ofDays(200)).truncatedTo(ChronoUnit.SECONDS);
    var calls = new CarrierCalls(client(http, stack, stack.client(Party.Role.CARRIER.name())), deactivated);
    List<String> waiting = order(calls);
    List<String> reported = next(REPORTED);
    calls.report(reported);
    terminal.line("  %,d numbers ordered, %d more known from reports alone".formatted(waiting.size(), REPORTED));
    var load = new Load(calls, this::next, waiting, reported);
    try (load) {
      load.begin();
      for (int i = 0; i < options.rotations(); i++) {
        rotate(stack, operator, load);
      }
    }
    return conclude(stack, operator, load);
  }

  private static HubClient client(HttpClient http, Stack stack, Client client) {
    return new HubClient(http, stack.url(), client.id(), client.secret());
  }

  private List<String> next(int count) {
    return numbers.of(SyntheticCarrier.EAST, used.getAndAdd(count), count);
  }

  private List<String> order(CarrierCalls calls) throws IOException, InterruptedException, RunFailure {
    var ordered = new ArrayList<String>();
    while (ordered.size() < options.numbers()) {
      List<String> some = next(Math.min(OF_AN_ORDER, options.numbers() - ordered.size()));
      HubClient.Response answer = calls.order(some, Load.WAITS);
      if (answer.body().path("accepted").asInt() != some.size()) {
        throw new RunFailure("An order was answered by " + answer.status() + " " + answer.body());
      }
      ordered.addAll(some);
    }
    return ordered;
  }

  private void rotate(Stack stack, HubClient operator, Load load) throws IOException, InterruptedException, RunFailure {
    int from = operator.get(HubClient.BASE + "keys").path("version").asInt();
    terminal.heading("Version %d to version %d, under load".formatted(from, from + 1));
    operator.done("POST", HubClient.BASE + "keys/rotate", json.createObjectNode());
    String phase = "";
    for (int step = 0; step <= MOST_STEPS; step++) {
      LockSupport.parkNanos(LOOK.toNanos());
      JsonNode keys = operator.get(HubClient.BASE + "keys");
      String now = keys.path("phase").asText();
      if (!now.equals(phase) || step % 5 == 0) {
        terminal.line(look(step, now, StoredVersions.of(stack), from, load));
        phase = now;
      }
      if (now.equals("STABLE") && keys.path("version").asInt() > from) {
        return;
      }
      load.between(() -> advance(stack));
    }
    throw new RunFailure("The keys were not changed within " + MOST_STEPS + " minutes. GET /keys tells how far it is.");
  }

  private String look(int minutes, String phase, StoredVersions stored, int from, Load load) {
    double share = stored.all() == 0 ? 0 : (double) stored.of(from + 1) / stored.all();
    return "  clock + %2d min  %-9s  %s %5.1f %% of %,6d items moved  %,6d calls, %d wrong"
        .formatted(
            minutes, phase, terminal.bar(share, 20), 100 * share, stored.all(), load.made(), load.problems().size());
  }

  private static void advance(Stack stack) {
    try {
      stack.advance(STEP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> conclude(Stack stack, HubClient operator, Load load) throws IOException, InterruptedException {
    terminal.heading("Found in the end");
    int version = operator.get(HubClient.BASE + "keys").path("version").asInt();
    StoredVersions stored = StoredVersions.of(stack);
    long found = load.find();
    long ordered = load.known().size();
    long expected = ordered + REPORTED;
    var broken = new ArrayList<>(load.problems());
    load.byKind().forEach((kind, count) -> terminal.line("  %,7d %s".formatted(count, kind)));
    terminal.line("  %,7d of %,d ordered numbers found".formatted(found, ordered));
    terminal.line("  %,7d of %,d items under version %d".formatted(stored.of(version), stored.all(), version));
    if (found != ordered) {
      broken.add("%,d ordered numbers are not found".formatted(ordered - found));
    }
    if (stored.of(version) != stored.all()) {
      broken.add("%,d items stand under an older version".formatted(stored.all() - stored.of(version)));
    }
    if (options.data().isEmpty() && stored.all() != expected) {
      broken.add("%,d numbers have %,d items".formatted(expected, stored.all()));
    }
    broken.forEach(promise -> terminal.line(terminal.bad("  broken: " + promise)));
    if (broken.isEmpty()) {
      terminal.line(terminal.good("  no call failed, no number was lost, none has two records"));
    }
    return broken;
  }
}
