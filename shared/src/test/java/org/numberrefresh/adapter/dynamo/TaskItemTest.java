package org.numberrefresh.adapter.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.key.KeyRing;
import org.numberrefresh.domain.key.Sealer;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.FakeSecret;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TickingClock;

class TaskItemTest {

  private static final Instant NOW = Instant.parse("2026-11-02T03:04:05Z");
  private static final TaskId TASK = new TaskId(new BatchId(OrderId.of("east", "stored-tasks"), 3), 7);

  private final TaskItem taskItem =
      new TaskItem(new Sealer(new KeyRing(new FakeSecret(), new TickingClock()), new SeededRandom(1)));

  private static TaskOutcomes fresh() {
    return TaskOutcomes.fresh(TASK, 4, new BitSet(), NOW);
  }

  private static Map<Integer, Answer> answers(Outcome... outcomes) {
    var answers = new HashMap<Integer, Answer>();
    for (int i = 0; i < outcomes.length; i++) {
      answers.put(i, Answer.of(outcomes[i]));
    }
    return answers;
  }

  /** The tasks whose items are the samples, by name. */
  private static Map<String, TaskOutcomes> sampled() {
    var firstTwo = new BitSet();
    firstTwo.set(0, 2);
    return Map.of(
        "task-retrying",
        fresh()
            .waiting(new int[] {0, 1, 2, 3}, Outcome.RETRYING, NOW)
            .called(Optional.of(Fault.TIMED_OUT), NOW)
            .parkedUntil(Optional.of(Parking.swept(TASK.batch(), NOW.plusSeconds(60))), NOW)
            .next(),
        "task-given-in-part",
        fresh()
            .waiting(new int[] {0, 1}, Outcome.DELIVERED, NOW)
            .parkedUntil(Optional.of(Parking.untilReady("chat", NOW).from(2)), NOW)
            .next(),
        "task-acknowledged",
        fresh()
            .called(Optional.empty(), NOW)
            .answered(answers(Outcome.ACKNOWLEDGED, Outcome.UNBOUND, Outcome.IN_REVIEW, Outcome.BLOCKED_OTHER), NOW)
            .next()
            .next(),
        "task-closed",
        fresh().closed(NOW).next(),
        "task-owing",
        fresh()
            .answered(answers(Outcome.ACKNOWLEDGED, Outcome.IN_REVIEW), NOW)
            .next()
            .withdrawn(firstTwo, NOW)
            .next()
            .closed(NOW.plusSeconds(1))
            .next()
            .answered(Map.of(2, Answer.of(Outcome.UNBOUND), 0, Answer.of(Outcome.ACKNOWLEDGED)), NOW.plusSeconds(5))
            .next());
  }

  @Test
  void a_task_is_stored_as_it_always_was_and_what_was_stored_is_found() {
    sampled()
        .forEach(
            (name, task) -> {
              var sample = StoredItems.all().get(name);
              assertEquals(sample, taskItem.write(task).attributes(), name);
              assertEquals(task, taskItem.read(Item.of(sample)), name);
            });
  }

  @Test
  void the_details_of_a_task_are_sealed_and_found_again() {
    Answer answer = new Answer(Outcome.BLOCKED_LEGAL_HOLD, new PairDetail("case 1", "E17"));
    TaskOutcomes task = fresh().answered(Map.of(0, answer), NOW).next();
    assertEquals(task, taskItem.read(taskItem.write(task)));
  }
}
