package org.numberrefresh.bench.naive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/** The function behind the queue: ten messages a run, each on a virtual thread. */
final class NaiveWorker {

  private final NaiveTable table;
  private final NaiveQueue queue;
  private final NaiveCalls calls;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder runs = new LongAdder();
  private final LongAdder settled = new LongAdder();
  private final LongAdder logged = new LongAdder();

  NaiveWorker(NaiveTable table, NaiveQueue queue, NaiveCalls calls) {
    this.table = table;
    this.queue = queue;
    this.calls = calls;
  }

  /** Works for good, with so many runs at a time. */
  void start(int runsAtOnce) {
    for (int i = 0; i < runsAtOnce; i++) {
      Thread.ofPlatform().daemon().name("worker " + i).start(this::work);
    }
  }

  long runs() {
    return runs.sum();
  }

  long settled() {
    return settled.sum();
  }

  /** Bytes of a log with a line a run. */
  long logged() {
    return logged.sum();
  }

  private void work() {
    while (true) {
      try {
        List<Message> messages = queue.receive();
        if (!messages.isEmpty()) {
          run(messages);
        }
      } catch (SdkException e) {
        // The stores are gone, and with them this process in a moment; else SQS delivers again.
        Thread.onSpinWait();
      }
    }
  }

  private void run(List<Message> messages) {
    long start = System.nanoTime();
    var pending = new ArrayList<Future<Boolean>>();
    messages.forEach(message -> pending.add(threads.submit(() -> one(NaivePair.of(message.body())))));
    var done = new ArrayList<Message>();
    for (int i = 0; i < pending.size(); i++) {
      if (succeeded(pending.get(i))) {
        done.add(messages.get(i));
      }
    }
    queue.delete(done);
    runs.increment();
    String line =
        "{\"event\":\"run\",\"function\":\"naive\",\"at\":\"%s\",\"messages\":%d,\"done\":%d,\"millis\":%d}%n"
            .formatted(Instant.now(), messages.size(), done.size(), (System.nanoTime() - start) / 1_000_000);
    logged.add(line.getBytes(StandardCharsets.UTF_8).length);
    settled.add(done.size());
  }

  private static boolean succeeded(Future<Boolean> pair) {
    try {
      return pair.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      return false;
    }
  }

  private boolean one(NaivePair pair) throws IOException {
    if (table.begin(pair)) {
      table.end(pair, calls.ask(pair), Instant.now().toString());
    }
    return true;
  }
}
