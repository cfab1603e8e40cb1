package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.numberrefresh.simulation.apps.Signature;

/**
 * A carrier's sink on loopback: answers its challenge, checks the signature of each push, and holds the events against
 * their rules. They come in the order of their sequences without a gap, and an id comes again only as the same event.
 */
public final class SimulatedSink implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long SECRET_SECONDS = 5;
  private static final int EXAMPLES = 5;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<JsonNode> events = new ArrayList<>();
  private final Map<String, JsonNode> byId = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private volatile CompletableFuture<Signature> trusted = new CompletableFuture<>();
  private long repeats;
  private long faulty;

  private SimulatedSink() throws IOException {
    // Read when the server class loads: a connection that is closed while the hub uses it again fails a push.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  /** Opens a sink at a free port. */
  public static SimulatedSink open() throws IOException {
    var sink = new SimulatedSink();
    sink.server.setExecutor(sink.threads);
    sink.server.createContext("/events", sink::handle);
    sink.server.start();
    return sink;
  }

  /** The address to be registered. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
  }

  /** Tells the secret that the registration was answered with. Until then pushes wait. */
  void trust(String secret) {
    trusted.complete(new Signature(secret));
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    JsonNode body = MAPPER.readTree(bytes);
    if (body.path("type").asText().equals("verify")) {
      byte[] answer = MAPPER.writeValueAsBytes(MAPPER.createObjectNode().set("challenge", body.path("challenge")));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } else {
      boolean signed = signed(exchange.getRequestHeaders(), bytes);
      take(signed, body.isArray() ? body : MAPPER.createArrayNode().add(body));
      exchange.sendResponseHeaders(signed ? 204 : 401, -1);
    }
    exchange.close();
  }

  private boolean signed(Headers headers, byte[] bytes) throws IOException {
    try {
      return trusted
          .get(SECRET_SECONDS, TimeUnit.SECONDS)
          .accepts(
              String.valueOf(headers.getFirst("webhook-id")),
              String.valueOf(headers.getFirst("webhook-timestamp")),
              String.valueOf(headers.getFirst("webhook-signature")),
              bytes);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no secret came", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("closing", e);
    }
  }

  private synchronized void take(boolean signed, Iterable<JsonNode> pushed) {
    check(signed, "a push had no right signature");
    if (signed) {
      pushed.forEach(this::take);
    }
    notifyAll();
  }

  private void take(JsonNode event) {
    JsonNode before = byId.putIfAbsent(event.path("id").asText(), event);
    if (before != null) {
      repeats++;
      check(before.equals(event), "an id came again with another event");
      return;
    }
    if (!events.isEmpty()) {
      long last = sequence(events.getLast());
      check(sequence(event) == last + 1, "event %d came after event %d".formatted(sequence(event), last));
    }
    events.add(event);
  }

  static long sequence(JsonNode event) {
    return event.path("sequence").asLong(-1);
  }

  private void check(boolean kept, String otherwise) {
    if (!kept) {
      faulty++;
      if (faults.size() < EXAMPLES) {
        faults.add(otherwise);
      }
    }
  }

  /** The events, each once, in the order in which they came. */
  public synchronized List<JsonNode> events() {
    return List.copyOf(events);
  }

  /** The events that came again. */
  public synchronized long repeats() {
    return repeats;
  }

  /** The pushes and events that broke a rule. */
  public synchronized long faulty() {
    return faulty;
  }

  /** Some of the broken rules, a sentence each. */
  public synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  /**
   * Waits for events.
   *
   * @return false if they have not come after that time
   */
  public synchronized boolean await(Predicate<List<JsonNode>> enough, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!enough.test(events())) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
