package org.numberrefresh.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.numberrefresh.bench.sink.AppSink;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.simulation.apps.HubClient;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.SimulatedCarrier;
import org.numberrefresh.simulation.session.StackMemory;
import org.numberrefresh.simulation.session.StackOperator;
import org.numberrefresh.simulation.session.StackProcess;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/** The whole system in a process of its own, and its stores in another. */
final class OurDesign implements Design {

  private static final String LOG = "log: ";
  private static final int COOLED_DAYS = 120;
  private static final int MEGABYTES = 1024;
  private static final Duration SWEPT = Duration.ofMinutes(2);

  private final StackProcess stack;
  private final HttpClient http;
  private final SyntheticNumbers numbers = new SyntheticNumbers(1);
  private final List<String> open = new ArrayList<>();
  private final Optional<Path> log;
  private final SimulatedCarrier carrier;
  private final StackOperator operator;
  private final HubClient carrierClient;
  private final String cooled;
  private final LongAdder apiCalls = new LongAdder();

  private OurDesign(StackProcess stack, HttpClient http, URI url, MeasuredApps apps, AppSink sink)
      throws IOException, InterruptedException, RunFailure {
    this.stack = stack;
    this.http = http;
    this.log =
        stack.lastWords().lines().filter(line -> line.startsWith(LOG)).map(l -> Path.of(l.substring(5))).findFirst();
    JsonNode clients = new ObjectMapper().readTree(stack.clients().toFile()).path("clients");
    HubClient operating = client(clients, "OPERATOR", "operator", url);
    apps.register(operating, sink);
    this.operator = new StackOperator(operating);
    // The carrier is told of new apps by the next sweep: now, and not while orders are measured.
    operator.advance(SWEPT);
    this.carrierClient = client(clients, "CARRIER", SyntheticCarrier.EAST.party(), url);
    this.carrier = new SimulatedCarrier(carrierClient);
    this.cooled = ShanghaiTime.dayOf(operator.now()).minusDays(COOLED_DAYS) + "T00:00:00+08:00";
  }

  /** Starts it with apps at a sink. */
  static OurDesign start(MeasuredApps apps, AppSink sink) throws IOException, InterruptedException, RunFailure {
    StackProcess stack = StackProcess.start(List.of("--port", "0"));
    HttpClient http = HubClient.http();
    try {
      return new OurDesign(stack, http, stack.awaitReady(), apps, sink);
    } catch (IOException | InterruptedException | RunFailure | RuntimeException e) {
      http.close();
      stack.close();
      throw e;
    }
  }

  private HubClient client(JsonNode clients, String role, String party, URI url) throws RunFailure {
    for (JsonNode client : clients) {
      if (client.path("role").asText().equals(role) && client.path("party").asText().equals(party)) {
        return new HubClient(http, url, client.path("id").asText(), client.path("secret").asText());
      }
    }
    throw new RunFailure("The stack made no client for " + party + ".");
  }

  /** Asks as the carrier about numbers, and returns the answer's body. */
  JsonNode ask(String path, List<String> phoneNumbers) throws IOException, InterruptedException {
    ObjectNode body = new ObjectMapper().createObjectNode();
    phoneNumbers.forEach(body.putArray("phoneNumbers")::add);
    return carrierClient.done("POST", HubClient.BASE + path, body);
  }

  /** The numbers of the carrier from an index on. */
  List<String> numbers(long from, int count) {
    return numbers.of(SyntheticCarrier.EAST, from, count);
  }

  @Override
  public void submit(long from, int count) throws IOException, InterruptedException, RunFailure {
    open.add(order(from, count, "all"));
  }

  /** Submits an order for one app, or for all, and returns its id. */
  String order(long from, int count, String app) throws IOException, InterruptedException, RunFailure {
    ObjectNode body = new ObjectMapper().createObjectNode().put("mode", "BATCH");
    body.putArray("apps").add(app);
    var lines = body.putArray("numbers");
    numbers(from, count).forEach(n -> lines.addObject().put("phoneNumber", n).put("deactivatedAt", cooled));
    JsonNode answer = carrier.submit(body);
    apiCalls.increment();
    if (answer.path("accepted").asInt() != count) {
      throw new RunFailure("Of %d lines %s were accepted.".formatted(count, answer.path("accepted")));
    }
    return answer.path("orderId").asText();
  }

  /** True if an order is settled. */
  boolean settled(String order) throws IOException, InterruptedException {
    return carrier.progress(List.of(order)).settled();
  }

  @Override
  public boolean settled() throws IOException, InterruptedException {
    while (!open.isEmpty() && settled(open.getLast())) {
      open.removeLast();
    }
    return open.isEmpty();
  }

  @Override
  public Usage used() throws IOException, InterruptedException {
    JsonNode meters = operator.meters();
    double runs = 0;
    double gigabyteRuns = 0;
    for (var function : meters.path("invocations").properties()) {
      runs += function.getValue().asDouble();
      gigabyteRuns +=
          function.getValue().asDouble()
              * meters.path("memoryMegabytes").path(function.getKey()).asDouble()
              / MEGABYTES;
    }
    return new Usage(
        meters.path("writeUnits").asDouble(),
        meters.path("readUnits").asDouble(),
        meters.path("queueRequests").asDouble(),
        meters.path("cpuMillis").asDouble(),
        meters.path("storesCpuMillis").asDouble(),
        gigabyteRuns,
        runs,
        apiCalls.sum(),
        log.isPresent() ? Files.size(log.get()) : 0);
  }

  @Override
  public long peakMegabytes() {
    return StackMemory.peak(stack.handle()).orElse(0);
  }

  @Override
  public void close() throws IOException {
    http.shutdownNow();
    stack.close();
    if (log.isPresent()) {
      Files.deleteIfExists(log.get());
    }
  }
}
