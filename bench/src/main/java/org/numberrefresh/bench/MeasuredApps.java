package org.numberrefresh.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.IntStream;
import org.numberrefresh.bench.sink.AppSink;
import org.numberrefresh.simulation.apps.HubClient;
import org.numberrefresh.synthetic.MobileRanges;

/**
 * The apps of a measurement: all alike, all at the sink.
 *
 * @param count the number of apps
 * @param items the most numbers of a call
 * @param concurrency the most calls at a time
 * @param gzip true if they take compressed calls
 */
record MeasuredApps(int count, int items, int concurrency, boolean gzip) {

  /** The most calls a second that a registration may name. */
  private static final int CALLS_PER_SECOND = 10_000;

  /** Bytes that hold a whole batch, so that it is one call. */
  private static final int MAX_BODY = 131_072;

  static String id(int index) {
    return "app-%03d".formatted(index + 1);
  }

  /** Shares the mobile ranges between the carriers and registers the apps, as an operator does. */
  void register(HubClient operator, AppSink sink) throws IOException, InterruptedException {
    ObjectNode shared = object();
    ArrayNode ranges = shared.putArray("ranges");
    MobileRanges.shared()
        .forEach(range -> ranges.addObject().put("prefix", range.prefix()).put("carrier", range.carrier().party()));
    operator.done("PUT", HubClient.BASE + "number-ranges", shared);
    ObjectNode wanted = object().put("role", "APP").put("count", count);
    JsonNode clients = operator.done("POST", "/local/clients", wanted).path("clients");
    for (int i : IntStream.range(0, count).toArray()) {
      ObjectNode registration = registration(sink, i, clients.path(i).path("id").asText());
      operator.done("PUT", HubClient.BASE + "apps/" + id(i), registration);
    }
  }

  private ObjectNode registration(AppSink sink, int index, String client) {
    ObjectNode body =
        object()
            .put("name", "App " + (index + 1))
            .put("sector", "SOCIAL")
            .put("endpoint", sink.endpoint(id(index)).toString())
            .put("delivery", "PUSH")
            .put("numberForm", "E164")
            .put("maxItems", items)
            .put("callsPerSecond", CALLS_PER_SECOND)
            .put("concurrency", concurrency)
            .put("timeLimit", "PT10S")
            .put("maxBodyBytes", MAX_BODY)
            .put("deadlineWorkingDays", 5)
            .put("covered", true);
    if (gzip) {
      body.putArray("acceptsEncoding").add("gzip");
    }
    body.putArray("clientIds").add(client);
    return body;
  }

  private static ObjectNode object() {
    return new ObjectMapper().createObjectNode();
  }
}
