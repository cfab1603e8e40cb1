package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.numberrefresh.simulation.apps.HubClient;

/** The operator of the local stack: moves its clock, reads its meters. */
public final class StackOperator {

  private final HubClient client;

  public StackOperator(HubClient client) {
    this.client = client;
  }

  /** Moves the clock of everything in the stack. */
  public void advance(Duration by) throws IOException, InterruptedException {
    client.done("POST", "/local/clock", new ObjectMapper().createObjectNode().put("advance", by.toString()));
  }

  /** The clock of the stack. */
  public Instant now() throws IOException, InterruptedException {
    return Instant.parse(client.get("/local/clock").path("now").asText());
  }

  public JsonNode meters() throws IOException, InterruptedException {
    return client.get("/local/meters");
  }

  public URI simulator() throws IOException, InterruptedException {
    return URI.create(client.get("/local/simulator").path("url").asText());
  }
}
