package org.numberrefresh.fake;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.contract.QueuesContract;
import org.numberrefresh.domain.queue.BatchMessage;
import org.numberrefresh.domain.queue.QueueName;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.queue.TaskMessage;

class FakeQueuesTest extends QueuesContract {

  private final FakeQueues queues = new FakeQueues();

  @Override
  protected Queues queues() {
    return queues;
  }

  @Override
  protected Set<BatchMessage> takeBatchMessages(int count) {
    var taken = new HashSet<BatchMessage>();
    for (Optional<BatchMessage> next = queues.takeBatchMessage(); next.isPresent(); next = queues.takeBatchMessage()) {
      taken.add(next.get());
    }
    return taken;
  }

  @Override
  protected Set<TaskMessage> takeTasks(int count) {
    return new HashSet<>(queues.takeTasks(Integer.MAX_VALUE));
  }

  @Override
  protected Set<String> takePushes(int count) {
    var taken = new HashSet<String>();
    for (Optional<String> next = queues.takePush(); next.isPresent(); next = queues.takePush()) {
      taken.add(next.get());
    }
    return taken;
  }

  @Override
  protected void die(QueueName queue, String body) {
    queues.die(queue, body);
  }

  @Override
  protected int deadLetters(QueueName queue) {
    return queues.deadLetters(queue).size();
  }
}
