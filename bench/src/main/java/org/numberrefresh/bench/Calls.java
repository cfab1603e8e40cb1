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
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.adapter.http.EndpointRules;
import org.numberrefresh.adapter.http.HttpAppCaller;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The processor time of a call to an app, beside the same call by the JDK's client. The sink answers in this process,
 * and what it uses is in both figures.
 */
@Command(
    name = "calls",
    description = "Processor time of a call to an app, checked and bounded, beside the JDK's client.",
    footer = {"", "Example:", "  ./run bench calls --calls 1000"})
final class Calls extends Benchmark {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int ANSWER_LIMIT = 256 * 1024;
  private static final List<Integer> BODIES = List.of(200, 75_000);

  @Option(names = "--calls", paramLabel = "N", defaultValue = "4000", description = "Calls of a repetition")
  @Between(least = 1, most = 1_000_000)
  int calls;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "5",
      description = "Times that each is measured, in turn, after one that is not counted")
  @Between(least = 1, most = 100)
  int repetitions;

  Calls(Terminal terminal) {
    super(terminal);
  }

  /** Makes one call and returns the answer's length. */
  @FunctionalInterface
  private interface OneCall {
    int make(byte[] body) throws IOException, InterruptedException;
  }

  @Override
  void report(Terminal terminal) throws IOException, InterruptedException, RunFailure {
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
        findings.add(
            "CPU of a checked and bounded call to an app, with %,d bytes; the JDK's client is 1".formatted(size),
            a.median() / b.median(),
            "%.2f");
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
    var call = new AppCaller.Call("app", endpoint, Map.of("webhook-id", "msg_1"), body, LIMIT, ANSWER_LIMIT);
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
