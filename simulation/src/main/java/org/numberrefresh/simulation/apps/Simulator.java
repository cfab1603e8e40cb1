package org.numberrefresh.simulation.apps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.synthetic.Hash;

/**
 * Simulated apps in a process of their own: one HTTP server on loopback, the apps under {@code /apps/{id}}.
 *
 * <p>At start it registers them with the hub and shares the mobile ranges between the carriers, then prints {@code
 * simulator ready http://127.0.0.1:PORT}. It ends when its standard input does, so that it never outlives what started
 * it.
 */
public final class Simulator implements AutoCloseable {

  private final SimulatorOptions options;
  private final HttpServer server;
  private final HttpClient http = HubClient.http();
  private final Map<String, AppEndpoint> endpoints = new LinkedHashMap<>();
  private final Tally tally = new Tally();
  private final CountDownLatch closing = new CountDownLatch(1);

  private Simulator(SimulatorOptions options) throws IOException {
    // Read when the server class loads. Without the first, each answer on a kept connection may wait 40 ms; without
    // the others, connections are closed while the hub is about to use them again.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    this.options = options;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 1024);
  }

  /** Runs until the standard input ends. */
  public static void main(String[] line) {
    // Ends the process: calls that hang would keep it for up to a minute.
    CommandLines.run(new SimulatorCommand(), line);
  }

  /**
   * Plays the apps until the standard input ends.
   *
   * @return the exit code
   */
  static int run(SimulatorOptions options) {
    try (Simulator simulator = start(options)) {
      System.out.println("simulator ready " + simulator.address());
      System.out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("The simulator cannot run: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  /**
   * Starts the server and registers the apps.
   *
   * @throws IOException if the hub cannot be reached or refuses
   */
  static Simulator start(SimulatorOptions options) throws IOException, InterruptedException {
    var simulator = new Simulator(options);
    try {
      simulator.open();
      return simulator;
    } catch (IOException | InterruptedException | RuntimeException e) {
      simulator.close();
      throw e;
    }
  }

  /** The address of the server. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void open() throws IOException, InterruptedException {
    List<SimulatedApp> apps = options.cast().apps(options.apps(), options.seed());
    var registration =
        new Registration(new HubClient(http, options.stack(), options.operatorId(), options.operatorSecret()));
    Map<String, Credentials> kept = options.keys().isPresent() ? Registration.read(options.keys().get()) : Map.of();
    Map<String, Credentials> clients = registration.clients(apps, kept);
    apps.forEach(app -> endpoints.put(app.id(), endpoint(app, Objects.requireNonNull(clients.get(app.id())))));
    serve();
    registration.shareRanges();
    Map<String, Credentials> complete = registration.register(List.copyOf(endpoints.values()), clients, address());
    if (options.keys().isPresent()) {
      Registration.write(options.keys().get(), complete);
    }
    for (SimulatedApp app : apps) {
      if (app.kind() == AppKind.PULLING) {
        var polling =
            new Polling(
                hub(Objects.requireNonNull(complete.get(app.id()))),
                Objects.requireNonNull(endpoints.get(app.id())),
                tally,
                closing);
        Thread.ofVirtual().name("poll " + app.id()).start(polling::poll);
      }
    }
  }

  private HubClient hub(Credentials client) {
    return new HubClient(http, options.stack(), client.clientId(), client.clientSecret());
  }

  private AppEndpoint endpoint(SimulatedApp app, Credentials client) {
    HubClient hub = hub(client);
    var book = new AnswerBook();
    var callbacks = new Callbacks(hub, book, tally, Hash.mix(options.seed(), Hash.of(app.id())));
    var temperament = new Temperament(app, new AppRecords(options.seed()));
    Optional<EventTokens> events =
        app.kind() == AppKind.LISTENING ? Optional.of(new EventTokens(options.stack(), app.id())) : Optional.empty();
    return new AppEndpoint(app, temperament, book, callbacks, tally, closing, events);
  }

  private void serve() {
    var insight = new Insight(endpoints, tally);
    server.createContext("/apps/", this::toApp);
    server.createContext("/apps", insight::apps);
    server.createContext("/truth", insight::truth);
    server.createContext("/stats", insight::stats);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void toApp(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring("/apps/".length());
    AppEndpoint endpoint = endpoints.get(id);
    if (endpoint == null) {
      Exchanges.answer(exchange, 404);
      return;
    }
    try {
      endpoint.handle(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    http.shutdownNow();
  }
}
