package org.numberrefresh.simulation.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The runtime API that Lambda offers to the process of a function (version 2018-06-01). It hands out an event whenever
 * the process asks for one, and takes answers and errors.
 */
final class RuntimeApi implements AutoCloseable {

  private static final String VERSION = "/2018-06-01/runtime";

  private final HttpServer server;
  private final BlockingQueue<Word> said = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private final Duration timeout;

  /** The words of a process. */
  sealed interface Word {}

  /** It asks for its next event. */
  record Idle() implements Word {}

  /** It has run its hooks, and a snapshot may be taken. */
  record Snapshot() implements Word {}

  /** The answer to an event. */
  record Answer(String body) implements Word {}

  /** An error of its start, of an event or of a hook, or its end. */
  record Failure(String text) implements Word {}

  private RuntimeApi(HttpServer server, Duration timeout) {
    this.server = server;
    this.timeout = timeout;
  }

  /**
   * Opens the API on a free port of loopback.
   *
   * @param timeout the time that a function is given for an event
   */
  static RuntimeApi open(Duration timeout) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var api = new RuntimeApi(server, timeout);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(VERSION, api::take);
    server.start();
    return api;
  }

  /** Its host and port. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Gives the process its next event, or lets it go on after a snapshot. */
  void hand(byte[] event) {
    events.add(event);
  }

  /** The next word of the process; a failure if it says none for a minute. */
  Word next() throws InterruptedException {
    Word word = said.poll(1, TimeUnit.MINUTES);
    return word == null ? new Failure("The function said nothing for a minute.") : word;
  }

  /** Tells whoever waits that the process is gone. */
  void ended(int code) {
    said.add(new Failure("The process ended with " + code + "."));
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(VERSION.length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      if (path.equals("/invocation/next")) {
        said.add(new Idle());
        give(exchange, events.take());
      } else if (path.equals("/restore/next")) {
        said.add(new Snapshot());
        answer(exchange, 200, events.take());
      } else {
        String text = new String(body, StandardCharsets.UTF_8);
        said.add(path.endsWith("/response") ? new Answer(text) : new Failure(text));
        answer(exchange, 202, new byte[0]);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void give(HttpExchange exchange, byte[] event) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.add("Content-Type", "application/json");
    headers.add("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
    headers.add("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + timeout.toMillis()));
    headers.add(
        "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:number-refresh:live");
    answer(exchange, 200, event);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
