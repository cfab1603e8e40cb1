package org.numberrefresh.stack.queue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.numberrefresh.stack.invoke.InvocationFailed;
import org.numberrefresh.stack.invoke.LambdaFunction;
import org.numberrefresh.stack.log.StackLog;
import org.numberrefresh.stack.template.FunctionSpec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Feeds a function from a queue as Lambda's event source does: it long polls, gathers a batch, invokes, and deletes the
 * messages that are done. One poll waits all the time, also while functions run. Full batches start more polls, and
 * idle polls end.
 */
final class QueuePoller implements AutoCloseable {

  /**
   * The most polls at a time: more of them get no more work done on a laptop. The calls of too many runs only wait for
   * each other until the start times that they hold have passed.
   */
  private static final int MOST_POLLS = 8;

  private static final int LARGEST_RECEIVE = 10;
  private static final Duration LONG_POLL = Duration.ofSeconds(20);
  private static final Duration EXTRA_POLL = Duration.ofSeconds(2);
  private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);
  private static final Duration HELD_BACK_POLL = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(5);

  /**
   * A queue and the rules by which it feeds a function.
   *
   * @param queueUrl the queue's URL
   * @param region the region that events name
   * @param source batch size, window and concurrency
   */
  record Feed(String queueUrl, String region, FunctionSpec.QueueSource source) {}

  private final SqsClient sqs;
  private final String queueUrl;
  private final String region;
  private final FunctionSpec.QueueSource source;
  private final LambdaFunction function;
  private final Disorder disorder;
  private final StackLog log;
  private final int mostPolls;
  private final AtomicInteger polls = new AtomicInteger();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Set<Thread> receiving = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  QueuePoller(SqsClient sqs, Feed feed, LambdaFunction function, Disorder disorder, StackLog log) {
    this.sqs = sqs;
    this.queueUrl = feed.queueUrl();
    this.region = feed.region();
    this.source = feed.source();
    this.function = function;
    this.disorder = disorder;
    this.log = log;
    this.mostPolls = Math.min(MOST_POLLS, source.maximumConcurrency().orElse(MOST_POLLS));
  }

  void start() {
    polls.incrementAndGet();
    launch(() -> poll(LONG_POLL));
  }

  private void launch(Runnable work) {
    Thread thread = Thread.ofVirtual().name("poll " + source.queueArn()).unstarted(work);
    threads.add(thread);
    thread.start();
  }

  private void poll(Duration wait) {
    boolean extra = wait.equals(EXTRA_POLL);
    try {
      while (closed.getCount() > 0) {
        List<Message> batch = gather(disorder.holdsBack() ? HELD_BACK_POLL : wait);
        boolean othersReceive = !receiving.isEmpty();
        if (batch.isEmpty() && extra && othersReceive && !disorder.holdsBack()) {
          return;
        }
        // A function that takes long must not be what the next message waits for.
        boolean nobodyReceives = !batch.isEmpty() && !othersReceive && !disorder.holdsBack();
        if (nobodyReceives || batch.size() >= Math.min(LARGEST_RECEIVE, source.batchSize())) {
          grow();
        }
        deliver(disorder.deliveries(batch));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      polls.decrementAndGet();
      threads.remove(Thread.currentThread());
    }
  }

  private void grow() {
    int now = polls.getAndUpdate(count -> Math.min(count + 1, mostPolls));
    if (now < mostPolls) {
      launch(() -> poll(EXTRA_POLL));
    }
  }

  private List<Message> gather(Duration wait) throws InterruptedException {
    List<Message> batch = new ArrayList<>(receive(wait, source.batchSize()));
    if (batch.isEmpty() || source.window().isZero()) {
      return batch;
    }
    long end = System.nanoTime() + source.window().toNanos();
    while (batch.size() < source.batchSize() && closed.getCount() > 0) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.toMillis() <= 0) {
        break;
      }
      batch.addAll(receive(left.plusMillis(999).truncatedTo(ChronoUnit.SECONDS), source.batchSize() - batch.size()));
    }
    return batch;
  }

  private List<Message> receive(Duration wait, int most) throws InterruptedException {
    Thread self = Thread.currentThread();
    receiving.add(self);
    try {
      return sqs.receiveMessage(
              request ->
                  request
                      .queueUrl(queueUrl)
                      .maxNumberOfMessages(Math.min(LARGEST_RECEIVE, most))
                      .waitTimeSeconds((int) Math.min(wait.toSeconds(), LONG_POLL.toSeconds()))
                      .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                      .messageAttributeNames("All"))
          .messages();
    } catch (SdkException e) {
      if (closed.getCount() > 0) {
        log.failure("queue.receive-failed", source.queueArn(), e);
        closed.await(PAUSE_AFTER_ERROR.toMillis(), TimeUnit.MILLISECONDS);
      }
      return List.of();
    } finally {
      receiving.remove(self);
    }
  }

  private void deliver(List<List<Message>> deliveries) throws InterruptedException {
    for (List<Message> beside : deliveries.subList(Math.min(1, deliveries.size()), deliveries.size())) {
      launch(() -> processBeside(beside));
    }
    if (!deliveries.isEmpty()) {
      process(deliveries.getFirst());
    }
  }

  private void processBeside(List<Message> batch) {
    try {
      process(batch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.remove(Thread.currentThread());
    }
  }

  private void process(List<Message> batch) throws InterruptedException {
    try {
      byte[] output = function.invoke(QueueEvent.of(batch, source.queueArn(), region));
      List<Message> done = source.partialResponses() ? QueueEvent.done(batch, output) : batch;
      delete(done.stream().distinct().toList());
    } catch (InvocationFailed e) {
      // All of them come again when their visibility timeout ends.
    } catch (SdkException e) {
      log.failure("queue.delete-failed", source.queueArn(), e);
    }
  }

  private void delete(List<Message> done) {
    for (int from = 0; from < done.size(); from += LARGEST_RECEIVE) {
      List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
      for (Message message : done.subList(from, Math.min(done.size(), from + LARGEST_RECEIVE))) {
        entries.add(
            DeleteMessageBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .receiptHandle(message.receiptHandle())
                .build());
      }
      var answer = sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
      if (answer.hasFailed() && !answer.failed().isEmpty()) {
        log.warn("queue.delete-refused", source.queueArn(), answer.failed().getFirst().code());
      }
    }
  }

  /** Takes no more messages, and gives invocations a few seconds to end. */
  @Override
  public void close() {
    closed.countDown();
    receiving.forEach(Thread::interrupt);
    long end = System.nanoTime() + GRACE.toNanos();
    try {
      for (Thread thread : List.copyOf(threads)) {
        if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
          thread.interrupt();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
