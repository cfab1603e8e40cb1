package org.numberrefresh.stack.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.stack.invoke.LambdaFunction;
import org.numberrefresh.stack.log.StackLog;
import org.numberrefresh.stack.stores.StackStores;
import org.numberrefresh.stack.template.FunctionSpec.QueueSource;
import org.numberrefresh.stack.template.Template;

/** Feeds each function from the queues that the template names. */
public final class QueuePollers implements AutoCloseable {

  private final Deque<QueuePoller> pollers = new ArrayDeque<>();

  private QueuePollers() {}

  /**
   * Begins to feed functions.
   *
   * @param disorder the seed of the queues' disorder; empty for none
   */
  public static QueuePollers start(
      List<LambdaFunction> functions, Template template, StackStores stores, Optional<Long> disorder, StackLog log) {
    var started = new QueuePollers();
    for (LambdaFunction function : functions) {
      for (QueueSource source : function.spec().queues()) {
        String name = template.queue(source.queueArn()).name();
        String url = stores.surroundings().queueUrl().apply(name);
        var feed = new QueuePoller.Feed(url, stores.surroundings().region(), source);
        started.pollers.push(new QueuePoller(stores.sqs(), feed, function, Disorder.of(disorder), log));
      }
    }
    started.pollers.forEach(QueuePoller::start);
    return started;
  }

  @Override
  public void close() {
    while (!pollers.isEmpty()) {
      pollers.pop().close();
    }
  }
}
