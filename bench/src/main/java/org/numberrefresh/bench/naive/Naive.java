package org.numberrefresh.bench.naive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.numberrefresh.simulation.serve.NumberRefresh;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.stores.SpendMeter;
import org.numberrefresh.stack.stores.StackStores;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/**
 * The naive system as a process, on stores of its own. It takes {@code submit FROM COUNT} and {@code used} on standard
 * input and answers each with a line of JSON. It ends with its input.
 */
public final class Naive {

  private static final int RUNS_AT_ONCE = 20;
  private static final String CUT_OFF = "2026-07-01T00:00:00+08:00";

  private final List<String> apps;
  private final StackStores stores;
  private final NaiveTable table;
  private final NaiveQueue queue;
  private final NaiveWorker worker;
  private final SyntheticNumbers numbers = new SyntheticNumbers(1);
  private long submitted;
  private long orders;

  private Naive(StackStores stores, List<String> apps, NaiveCalls calls) {
    this.apps = apps;
    this.stores = stores;
    this.table = new NaiveTable(stores.dynamoDb());
    this.queue = new NaiveQueue(stores.sqs());
    this.worker = new NaiveWorker(table, queue, calls);
    worker.start(RUNS_AT_ONCE);
  }

  /**
   * Runs until the standard input ends.
   *
   * @param line what endpoints begin with, the number of apps, the most calls at a time to each
   */
  public static void main(String[] line) throws IOException {
    List<String> apps = IntStream.rangeClosed(1, Integer.parseInt(line[1])).mapToObj("app-%03d"::formatted).toList();
    try (StackStores stores = NumberRefresh.stores(AwsEndpoint.embedded());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      var naive = new Naive(stores, apps, new NaiveCalls(line[0], Integer.parseInt(line[2])));
      say("{\"ready\":true}");
      String command;
      while ((command = in.readLine()) != null) {
        say(naive.answer(command.split(" ")));
      }
    }
    // The workers wait for messages that nobody sends.
    System.exit(0);
  }

  private static void say(String answer) {
    System.out.println(answer);
    System.out.flush();
  }

  private String answer(String[] words) {
    if (words[0].equals("submit")) {
      submit(Long.parseLong(words[1]), Integer.parseInt(words[2]));
    }
    return used();
  }

  /** Takes an order: its item, and a message a pair, ten a request. */
  private void submit(long from, int count) {
    String order = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    List<NaivePair> pairs =
        numbers.of(SyntheticCarrier.EAST, from, count).stream()
            .flatMap(number -> apps.stream().map(app -> new NaivePair(order, app, number, CUT_OFF)))
            .toList();
    table.putOrder(order, pairs.size());
    var sent = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int at = 0; at < pairs.size(); at += NaiveQueue.TEN) {
        List<NaivePair> ten = pairs.subList(at, Math.min(at + NaiveQueue.TEN, pairs.size()));
        sent.add(threads.submit(() -> queue.send(ten)));
      }
    }
    for (Future<?> one : sent) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("Messages of an order were not sent.", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    submitted += pairs.size();
    orders++;
  }

  private String used() {
    SpendMeter.Spent spent = stores.meter().read();
    Duration own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return new ObjectMapper()
        .createObjectNode()
        .put("writeUnits", spent.writeUnits())
        .put("readUnits", spent.readUnits())
        .put("queueRequests", spent.queueRequests())
        .put("cpuMillis", own.toMillis())
        .put("storesCpuMillis", stores.processorTime().toMillis())
        .put("runs", worker.runs())
        .put("orders", orders)
        .put("logBytes", worker.logged())
        .put("settled", worker.settled() >= submitted)
        .toString();
  }
}
