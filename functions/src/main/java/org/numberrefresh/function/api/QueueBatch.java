package org.numberrefresh.function.api;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.numberrefresh.domain.watch.Measure;

/** Handles the messages of one invocation, each on its own. Failed ones are named in the answer, and come again. */
public final class QueueBatch {

  private QueueBatch() {}

  /**
   * Handles messages one after the other, and ends the run.
   *
   * @param read reads a message's body
   * @param name the words by which the log names what a message asks for
   * @param work does what it asks for
   */
  public static <T> SQSBatchResponse each(
      SQSEvent event, RunLine run, Function<String, T> read, Function<T, String> name, Consumer<T> work) {
    var failed = new ArrayList<String>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      String known = "message " + message.getMessageId();
      try {
        T asked = read.apply(message.getBody());
        known = name.apply(asked) + ", " + known;
        work.accept(asked);
      } catch (RuntimeException e) {
        Log.fault("message failed", known, e);
        failed.add(message.getMessageId());
      }
    }
    return failed(failed, run);
  }

  /** The answer that names messages as failed. It ends the run. */
  public static SQSBatchResponse failed(List<String> messageIds, RunLine run) {
    List<String> failed = messageIds.stream().distinct().toList();
    run.measured(Measure.ITEM_FAILURES, failed.size());
    run.end();
    return new SQSBatchResponse(failed.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
  }
}
