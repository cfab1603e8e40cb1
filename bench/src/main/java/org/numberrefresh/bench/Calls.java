package org.numberrefresh.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.numberrefresh.adapter.aws.Platform.Reach;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.adapter.http.HttpAppCaller;
import org.numberrefresh.domain.app.AppCaller;
import org.numberrefresh.simulation.apps.Arguments;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;

/**
 * What a call to an app costs in processor time, beside the same call by the JDK's client. The sink answers in this
 * process, and what it uses is in both figures.
 */
final class Calls implements Benchmark {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int ANSWER_LIMIT = 256 * 1024;
  private static final List<Integer> BODIES = List.of(200, 75_000);

  /** Makes one call and returns the answer's length. */
  @FunctionalInterface
  private interface OneCall {
    int make(byte[] body) throws IOException, InterruptedException;
  }

  @Override
  public String name() {
    return "calls";
  }

  @Override
  public String purpose() {
    return "processor time of a call to an app, checked and bounded, beside the JDK's client";
  }

  @Override
  public String usage() {
    return """
    usage: ./run bench calls [--calls N] [--repetitions N]
      --calls N        calls of a repetition; 4000 unless told
      --repetitions N  how often each is measured, in turn, after one that is not counted; 5 unless told\
    """;
  }

  @Override
  public void run(String[] options, Terminal terminal) throws IOException, InterruptedException, RunFailure {
    Arguments arguments = Arguments.parse(options, List.of("calls", "repetitions"));
    int calls = (int) arguments.number("calls", 4000, 1, 1_000_000);
    int repetitions = (int) arguments.number("repetitions", 5, 1, 100);
    // Without it each answer would wait for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var ours = new HttpAppCaller(new EndpointRules(Reach.LOOPBACK_TOO));
        HttpClient theirs = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      sink.setExecutor(threads);
      sink.createContext("/", Calls::answer);
      sink.start();
      URI endpoint = URI.create("http://127.0.0.1:" + sink.getAddress().getPort() + "/unbind");
      TextTable table = new TextTable("microseconds of processor time a call", "ours", "JDK's client", "ours / JDK's");
      for (int size : BODIES) {
        var our = new ArrayList<Double>();
        var their = new ArrayList<Double>();
        for (int i = 0; i <= repetitions; i++) {
          our.add(micros(calls, size, body -> call(ours, endpoint, body)));
          their.add(micros(calls, size, body -> call(theirs, endpoint, body)));
        }
        var a = new Figures(our.subList(1, our.size()));
        var b = new Figures(their.subList(1, their.size()));
        table.row(
            "%,d bytes (median; least to most)".formatted(size),
            "%.0f; %s".formatted(a.median(), a.spread("%.0f")),
            "%.0f; %s".formatted(b.median(), b.spread("%.0f")),
            "%.2f".formatted(a.median() / b.median()));
      }
      terminal.lines(table.lines(terminal));
    } finally {
      sink.stop(0);
    }
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    int read = exchange.getRequestBody().readAllBytes().length;
    byte[] answer = new byte[read / 2];
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static double micros(int calls, int size, OneCall call) throws IOException, InterruptedException, RunFailure {
    byte[] body = new byte[size];
    long start = Processor.ofProcess();
    for (int i = 0; i < calls; i++) {
      if (call.make(body) != size / 2) {
        throw new RunFailure("The sink did not answer a call.");
      }
    }
    return (Processor.ofProcess() - start) / 1e3 / calls;
  }

  private static int call(AppCaller caller, URI endpoint, byte[] body) {
    var call = new AppCaller.Call(endpoint, Map.of("webhook-id", "msg_1"), body, LIMIT, ANSWER_LIMIT);
    return caller.call(call) instanceof AppCaller.Reply.Answered answered ? answered.body().length : -1;
  }

  private static int call(HttpClient client, URI endpoint, byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("webhook-id", "msg_1")
            .header("content-type", "application/json")
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length;
  }
}
