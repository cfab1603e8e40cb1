package org.numberrefresh.stack.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.numberrefresh.stack.log.StackLog;

/** The one port of the stack, on loopback. */
public final class HttpFront implements AutoCloseable {

  /** Answers requests. */
  @FunctionalInterface
  public interface Answerer {
    HttpAnswer answer(HttpRequest request) throws InterruptedException;
  }

  private static final int BACKLOG = 1024;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Refusals refusals;
  private final StackLog log;

  private HttpFront(HttpServer server, Refusals refusals, StackLog log) {
    this.server = server;
    this.refusals = refusals;
    this.log = log;
  }

  /**
   * Takes a port. Requests wait until {@link #open}.
   *
   * @param port the port; 0 for a free one
   * @param refusals words the refusal of a request that is too large
   * @throws IllegalStateException if the port cannot be had
   */
  public static HttpFront bind(int port, Refusals refusals, StackLog log) {
    // Without these an answer waits 40 ms for the client's acknowledgement, and connections over 200 are closed.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    // A client keeps a connection for half a minute, as the server would: its next call could meet the server's end.
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    // Seconds. Without it a request that never comes whole holds a thread for as long as its client lives.
    System.setProperty("sun.net.httpserver.maxReqTime", "60");
    try {
      var address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
      return new HttpFront(HttpServer.create(address, BACKLOG), refusals, log);
    } catch (BindException e) {
      throw new IllegalStateException(
          "Port " + port + " is taken. Choose another with --port, or --port 0 for any free one.", e);
    } catch (IOException e) {
      throw new IllegalStateException("Port " + port + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** The port that it has. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Begins to answer. */
  public void open(Answerer answerer) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, answerer));
    server.start();
  }

  private void handle(HttpExchange exchange, Answerer answerer) throws IOException {
    try {
      var request = HttpRequest.read(exchange);
      HttpAnswer answer =
          request.isPresent()
              ? answerer.answer(request.get())
              : refusals.answer(Refusal.TOO_LARGE, "The request is too large: a request has 10 MB at most. Split it.");
      answer.write(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    } catch (RuntimeException e) {
      log.failure("http.failed", "front", e);
      HttpAnswer.gateway(500, "Internal Server Error").write(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
