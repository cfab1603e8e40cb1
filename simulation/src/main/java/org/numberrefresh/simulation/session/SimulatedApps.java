package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The simulated apps, asked directly: what they are and what they answered. */
public final class SimulatedApps {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final List<String> MUST_BE_ZERO =
      List.of("badSignatures", "unreadable", "changedRefs", "uncoveredAsked", "callbacksLost", "callbackRejected");
  private static final String NOT_ASKED = "NOT_ASKED";

  private final HttpClient http;
  private final URI simulator;
  private final Map<String, String> promises = new LinkedHashMap<>();

  /** Reads which apps there are. */
  public SimulatedApps(HttpClient http, URI simulator) throws IOException, InterruptedException {
    this.http = http;
    this.simulator = simulator;
    get("/apps").path("apps").forEach(app -> promises.put(app.path("app").asText(), app.path("answers").asText()));
  }

  /** The apps that take part. */
  public List<String> covered() {
    return promises.keySet().stream().filter(this::isCovered).toList();
  }

  public boolean isCovered(String app) {
    return promises.containsKey(app) && !promises.get(app).equals(NOT_ASKED);
  }

  /** The number of apps that take part and answer without being asked again. */
  public long answering() {
    return count("AT_ONCE") + count("LATER");
  }

  /** The number of apps that fail before they answer. */
  public long faltering() {
    return count("AFTER_RETRY");
  }

  /** The apps that take part and never answer. */
  public List<String> silentOnes() {
    return covered().stream().filter(app -> "NEVER".equals(promises.get(app))).toList();
  }

  private long count(String promise) {
    return promises.values().stream().filter(promise::equals).count();
  }

  /**
   * The outcome that must stand for each number in the end.
   *
   * @return one for each number in turn; "never asked" where the app was not
   */
  public List<String> truth(String app, List<String> phoneNumbers) throws IOException, InterruptedException {
    ObjectNode question = MAPPER.createObjectNode().put("app", app);
    ArrayNode numbers = question.putArray("phoneNumbers");
    phoneNumbers.forEach(numbers::add);
    var request =
        HttpRequest.newBuilder(simulator.resolve("/truth"))
            .POST(BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(question)))
            .build();
    var outcomes = new ArrayList<String>();
    MAPPER
        .readTree(http.send(request, BodyHandlers.ofByteArray()).body())
        .path("outcomes")
        .forEach(outcome -> outcomes.add(outcome.isNull() ? Comparison.NEVER_ASKED : outcome.asText()));
    return outcomes;
  }

  /**
   * Waits until no call has come for a while, longer than a hanging app is given: what is under way then is over, and
   * the hub knows whom it reached.
   */
  public void awaitQuiet() throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    long calls = -1;
    long since = System.nanoTime();
    while (System.nanoTime() - since < QUIET.toNanos() && System.nanoTime() < end) {
      long now = stats().path("calls").asLong();
      if (now != calls) {
        calls = now;
        since = System.nanoTime();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** The complaints of the apps about what must never happen, a sentence each. */
  public List<String> complaints() throws IOException, InterruptedException {
    JsonNode stats = stats();
    return MUST_BE_ZERO.stream()
        .filter(name -> stats.path(name).asLong() != 0)
        .map(name -> "the apps counted %,d of %s, which must be none".formatted(stats.path(name).asLong(), name))
        .toList();
  }

  public JsonNode stats() throws IOException, InterruptedException {
    return get("/stats");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(simulator.resolve(path)).build();
    return MAPPER.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
  }
}
