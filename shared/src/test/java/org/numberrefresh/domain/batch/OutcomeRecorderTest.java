package org.numberrefresh.domain.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.numberrefresh.domain.batch.Tasks.Recorded;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.FakeBatches;
import org.numberrefresh.fake.FakeTasks;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.problem.Unavailable;

class OutcomeRecorderTest {

  private static final TaskId TASK = new TaskId(new BatchId(OrderId.of("east", "key"), 0), 1);
  private static final int NUMBERS = 20;
  private static final List<Outcome> ANSWERS =
      List.of(Outcome.ACKNOWLEDGED, Outcome.IN_REVIEW, Outcome.FAILED, Outcome.BLOCKED_OTHER, Outcome.UNBOUND);

  /** Waits for nothing. */
  private static final RandomGenerator AT_ONCE = () -> 0L;

  private FakeTasks tasks = new FakeBatches().tasks;

  @BeforeTry
  void nothingIsStored() {
    tasks = new FakeBatches().tasks;
  }

  private static TaskOutcomes fresh() {
    return TaskOutcomes.fresh(TASK, NUMBERS, new BitSet(), TickingClock.START);
  }

  private static Map<Integer, Answer> answers(Random random) {
    var answers = new HashMap<Integer, Answer>();
    for (int i = 0; i < NUMBERS; i++) {
      answers.put(random.nextInt(NUMBERS), Answer.of(ANSWERS.get(random.nextInt(ANSWERS.size()))));
    }
    return answers;
  }

  private TaskOutcomes stored() {
    return tasks.find(List.of(TASK)).get(TASK);
  }

  private OutcomeRecorder.Change record(OutcomeRecorder recorder, Map<Integer, Answer> answers) {
    return recorder.change(fresh(), task -> task.answered(answers, TickingClock.START));
  }

  /** Tasks that are written in a way of the test's own. */
  private record PlayedTasks(Tasks real, Function<TaskOutcomes, Recorded> write) implements Tasks {
    @Override
    public Map<TaskId, TaskOutcomes> find(Collection<TaskId> asked) {
      return real.find(asked);
    }

    @Override
    public List<TaskOutcomes> of(BatchId batch) {
      return real.of(batch);
    }

    @Override
    public Recorded record(TaskOutcomes next) {
      return write.apply(next);
    }
  }

  /** Another writer comes first at each write, as long as any is left. */
  private Tasks overtakenBy(List<Map<Integer, Answer>> left) {
    return new PlayedTasks(
        tasks,
        next -> {
          if (!left.isEmpty()) {
            record(new OutcomeRecorder(tasks, AT_ONCE), left.removeFirst());
          }
          return tasks.record(next);
        });
  }

  private static TaskOutcomes merged(List<Map<Integer, Answer>> all) {
    TaskOutcomes merged = fresh();
    for (Map<Integer, Answer> answers : all) {
      merged = merged.answered(answers, TickingClock.START);
    }
    return merged;
  }

  @Property(tries = 200)
  void a_writer_that_is_overtaken_merges_into_what_came_first(@ForAll Random random) {
    List<Map<Integer, Answer>> others = List.of(answers(random), answers(random), answers(random));
    Map<Integer, Answer> own = answers(random);
    var left = new ArrayList<>(others);
    record(new OutcomeRecorder(overtakenBy(left), AT_ONCE), own);
    // Whoever finds that it has nothing to add writes no more, and is overtaken no more.
    var all = new ArrayList<>(others.subList(0, others.size() - left.size()));
    all.add(own);
    assertEquals(merged(all).outcomes(), stored().outcomes());
  }

  @Property(tries = 20)
  void writers_at_once_lose_no_answer(@ForAll Random random) throws Exception {
    List<Map<Integer, Answer>> all = List.of(answers(random), answers(random), answers(random), answers(random));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var recorder = new OutcomeRecorder(tasks, AT_ONCE);
      List<Callable<OutcomeRecorder.Change>> writers = new ArrayList<>();
      all.forEach(answers -> writers.add(() -> record(recorder, answers)));
      for (Future<OutcomeRecorder.Change> written : threads.invokeAll(writers)) {
        written.get();
      }
    }
    assertEquals(merged(all).outcomes(), stored().outcomes());
  }

  @Example
  void nothing_is_written_where_nothing_changes() {
    var recorder = new OutcomeRecorder(tasks, AT_ONCE);
    assertTrue(record(recorder, Map.of(0, Answer.of(Outcome.UNBOUND))).rose());
    assertFalse(record(recorder, Map.of(0, Answer.of(Outcome.UNBOUND))).rose());
    assertEquals(1, stored().version());
  }

  @Example
  void a_task_that_rose_after_settling_waits_for_the_sweep() {
    var recorder = new OutcomeRecorder(tasks, AT_ONCE);
    assertFalse(recorder.change(fresh(), task -> task.closed(TickingClock.START)).after().unrevised());
    TaskOutcomes late = record(recorder, Map.of(0, Answer.of(Outcome.UNBOUND))).after();
    assertTrue(late.unrevised());
    assertTrue(stored().parked().orElseThrow().swept());
  }

  @Example
  void who_is_always_overtaken_fails_rather_than_loses_an_answer() {
    var busy = new PlayedTasks(tasks, next -> new Recorded.Overtaken(fresh()));
    var recorder = new OutcomeRecorder(busy, AT_ONCE);
    assertThrows(Unavailable.class, () -> record(recorder, Map.of(0, Answer.of(Outcome.UNBOUND))));
  }
}
