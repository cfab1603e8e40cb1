package org.numberrefresh.function.unbind;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.sqs.MessageBodies;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.function.api.Log;
import org.numberrefresh.function.api.QueueBatch;
import org.numberrefresh.function.api.Rehearsal;
import org.numberrefresh.function.api.RehearsalEvents;
import org.numberrefresh.function.api.RunLine;
import org.numberrefresh.usecase.delivery.DeliverTasks;

/**
 * Calls the apps, records their answers, parks the tasks whose call failed.
 *
 * <p>Decision: docs/decisions.md#workers-wait-for-no-fuller-batch-of-messages
 */
public final class UnbindFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final double WORKING_SHARE = 0.8;

  private final DeliverTasks deliverTasks;
  private final String slowQueue;
  private final RunLine run;

  public UnbindFunction() {
    this(Platform.aws());
    Rehearsal.of(
        UnbindFunction::new,
        (function, context) ->
            function.handleRequest(
                RehearsalEvents.message("{\"batch\":\"00000000000000000000-0\",\"app\":1,\"appId\":\"rehearsal\"}"),
                context));
  }

  public UnbindFunction(Platform platform) {
    this.run = new RunLine("unbind", platform.clock());
    Core core = Wiring.core(platform, run);
    this.deliverTasks = new DeliverTasks(core, Wiring.appCalls(platform, core));
    this.slowQueue = platform.required("TASKS_SLOW_QUEUE");
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    long reserve = (long) (context.getRemainingTimeInMillis() * (1 - WORKING_SHARE));
    Map<TaskId, List<String>> ids = new HashMap<>();
    List<TaskMessage> tasks = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      try {
        for (TaskMessage task : MessageBodies.tasks(message.getBody(), isSlow(message))) {
          ids.computeIfAbsent(task.task(), t -> new ArrayList<>()).add(message.getMessageId());
          tasks.add(task);
        }
      } catch (RuntimeException poison) {
        Log.fault("message unreadable", message.getMessageId(), poison);
        failed.add(message.getMessageId());
      }
    }
    deliverTasks.deliver(
        tasks,
        time -> context.getRemainingTimeInMillis() - reserve > time.toMillis(),
        (task, why) -> {
          Log.fault("task failed", "batch " + task.task().batch() + ", app " + task.app(), why);
          failed.addAll(ids.getOrDefault(task.task(), List.of()));
        });
    return QueueBatch.failed(failed, run);
  }

  private boolean isSlow(SQSEvent.SQSMessage message) {
    String queue = slowQueue.substring(slowQueue.lastIndexOf('/') + 1);
    return String.valueOf(message.getEventSourceArn()).endsWith(":" + queue);
  }
}
