package org.numberrefresh.adapter.sqs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.domain.queue.BatchMessage;
import org.numberrefresh.domain.queue.QueueName;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.queue.Redriven;
import org.numberrefresh.domain.queue.Sharing;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.Unavailable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The queues on SQS: ten messages a request. Messages that the queue did not take are sent again. The app, or the
 * carrier where tasks share a message, is the message group, which means fair queueing on a standard queue, not order.
 */
public final class SqsQueues implements Queues {

  private static final int BULK = 10;
  private static final int AT_ONCE = 8;
  private static final int MAX_TRIES = 5;
  private static final long WAIT_NANOS = 50_000_000;

  private final Platform platform;
  private final SqsClient client;
  private final RandomGenerator random;
  private final String batchesUrl;
  private final String tasksUrl;
  private final String tasksSlowUrl;
  private final String pushesUrl;

  public SqsQueues(Platform platform) {
    this.platform = platform;
    this.client = platform.sqs();
    this.random = platform.random();
    this.batchesUrl = platform.required("BATCHES_QUEUE");
    this.tasksUrl = platform.required("TASKS_QUEUE");
    this.tasksSlowUrl = platform.required("TASKS_SLOW_QUEUE");
    this.pushesUrl = platform.required("PUSHES_QUEUE");
  }

  private record Message(String body, String group) {}

  @Override
  public void batches(Collection<BatchId> batches) {
    drive(batches.stream().map(BatchMessage.OfBatch::new).toList());
  }

  @Override
  public void rekeyParts(Collection<Integer> parts) {
    drive(parts.stream().map(BatchMessage.OfRekeyPart::new).toList());
  }

  @Override
  public void erasures(Collection<String> wishes) {
    drive(wishes.stream().map(BatchMessage.OfErasure::new).toList());
  }

  private void drive(Collection<? extends BatchMessage> messages) {
    send(batchesUrl, messages.stream().map(message -> new Message(MessageBodies.of(message), "")).toList());
  }

  @Override
  public void tasks(Collection<TaskMessage> tasks, Sharing sharing) {
    List<TaskMessage> quick = tasks.stream().filter(task -> !task.slow()).toList();
    send(tasksUrl, SharedMessages.of(quick, sharing.most()).stream().map(some -> message(some, sharing)).toList());
    List<TaskMessage> slow = tasks.stream().filter(TaskMessage::slow).toList();
    send(tasksSlowUrl, slow.stream().map(task -> message(List.of(task), sharing)).toList());
  }

  /** Sends each task of dead letters by a message of its own: one that fails again takes no other with it. */
  private void apart(Collection<List<TaskMessage>> letters) {
    tasks(letters.stream().flatMap(List::stream).toList());
  }

  @Override
  public void pushes(Collection<String> carriers) {
    send(pushesUrl, carriers.stream().map(carrier -> new Message(MessageBodies.ofPush(carrier), carrier)).toList());
  }

  @Override
  public Redriven redrive(QueueName queue, BooleanSupplier timeIsLeft) {
    var letters = new DeadLetters(client, platform.required(queue.name() + "_DEAD_LETTERS"));
    return switch (queue) {
      case BATCHES -> letters.redrive(MessageBodies::batch, this::drive, timeIsLeft);
      case TASKS -> letters.redrive(body -> MessageBodies.tasks(body, false), this::apart, timeIsLeft);
      case TASKS_SLOW -> letters.redrive(body -> MessageBodies.tasks(body, true), this::apart, timeIsLeft);
      case PUSHES -> letters.redrive(MessageBodies::push, this::pushes, timeIsLeft);
    };
  }

  private static Message message(List<TaskMessage> tasks, Sharing sharing) {
    String group = tasks.size() == 1 ? tasks.getFirst().app() : sharing.carrier();
    return new Message(MessageBodies.ofTasks(tasks), group);
  }

  private void send(String url, List<Message> messages) {
    var requests = new ArrayList<List<Message>>();
    for (int from = 0; from < messages.size(); from += BULK) {
      requests.add(messages.subList(from, Math.min(messages.size(), from + BULK)));
    }
    InParallel.over(requests, AT_ONCE, some -> sendAll(url, some));
  }

  private int sendAll(String url, List<Message> messages) {
    List<Message> left = messages;
    for (int i = 0; !left.isEmpty(); i++) {
      if (i == MAX_TRIES) {
        throw new Unavailable("A queue did not take " + left.size() + " messages.");
      }
      if (i > 0) {
        LockSupport.parkNanos(random.nextLong(WAIT_NANOS << i));
      }
      left = sendOnce(url, left);
    }
    return messages.size();
  }

  private List<Message> sendOnce(String url, List<Message> messages) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, messages.size()).mapToObj(i -> entry(i, messages.get(i))).toList();
    var failed = client.sendMessageBatch(request -> request.queueUrl(url).entries(entries)).failed();
    var again = new ArrayList<Message>();
    for (BatchResultErrorEntry error : failed) {
      again.add(messages.get(Integer.parseInt(error.id())));
    }
    return again;
  }

  private static SendMessageBatchRequestEntry entry(int id, Message message) {
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(id))
        .messageBody(message.body())
        .messageGroupId(message.group().isEmpty() ? null : message.group())
        .build();
  }
}
