package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * An app as it stands in the registry.
 *
 * @param id its id on the wire
 * @param name its display name
 * @param sector its trade
 * @param kind its behaviour
 */
record SimulatedApp(String id, String name, String sector, AppKind kind) {

  /** Bytes that hold a whole batch, so that it is one call. */
  private static final int MAX_BODY = 131_072;

  /** The body that registers it. */
  ObjectNode registration(URI server, String clientId) {
    ObjectNode body = AppJson.object();
    body.put("name", name);
    body.put("sector", sector);
    if (kind != AppKind.PULLING) {
      body.put("endpoint", server.resolve("/apps/" + id).toString());
    }
    body.put("delivery", delivery());
    body.put("numberForm", kind == AppKind.BLINDED ? "BLINDED" : "E164");
    body.put("maxItems", kind.maxItems());
    body.put("callsPerSecond", callsPerSecond());
    body.put("concurrency", 8);
    body.put("timeLimit", kind == AppKind.HANGING ? "PT2S" : "PT10S");
    body.put("maxBodyBytes", MAX_BODY);
    if (kind.takesGzip()) {
      body.putArray("acceptsEncoding").add("gzip");
    }
    body.put("deadlineWorkingDays", 5);
    body.put("covered", kind != AppKind.NOT_COVERED);
    body.putArray("clientIds").add(clientId);
    return body;
  }

  private String delivery() {
    return switch (kind) {
      case PULLING -> "PULL";
      case LISTENING -> "RISC";
      default -> "PUSH";
    };
  }

  /** More where a call is about one number. */
  private int callsPerSecond() {
    return switch (kind) {
      case SINGLE -> 5000;
      case LISTENING -> 1000;
      default -> 200;
    };
  }
}
