package org.numberrefresh.simulation.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** AWS Secrets Manager with one secret that can be read. No stack has one, and the SDK's client is to be real. */
public final class PlayedSecret implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final String value;
  private final AtomicInteger reads = new AtomicInteger();

  private PlayedSecret(HttpServer server, String value) {
    this.server = server;
    this.value = value;
  }

  /** Opens it on a free port of loopback. */
  public static PlayedSecret open(String value) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var secret = new PlayedSecret(server, value);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", secret::answer);
    server.start();
    return secret;
  }

  /** Its address. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The number of times that its value was given away. */
  public int reads() {
    return reads.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode asked = JSON.readTree(exchange.getRequestBody());
      boolean known = asked.path("VersionStage").asText("AWSCURRENT").equals("AWSCURRENT");
      byte[] body =
          JSON.writeValueAsBytes(
              known
                  ? Map.of("Name", asked.path("SecretId").asText(), "SecretString", value)
                  : Map.of("__type", "ResourceNotFoundException", "Message", "There is no such version."));
      if (known) {
        reads.incrementAndGet();
      }
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(known ? 200 : 400, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
