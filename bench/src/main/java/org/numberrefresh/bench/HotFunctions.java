package org.numberrefresh.bench;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.numberrefresh.adapter.app.AppBodies;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.PolledNumbers;
import org.numberrefresh.domain.key.Refs;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.TaskId;

/** The functions that every pair or number meets, each on a full batch of 500 numbers. */
final class HotFunctions {

  static final int NUMBERS = FullBatch.NUMBERS;

  private static final CallLimits LIMITS = new CallLimits(50, 8, Duration.ofSeconds(10));
  private static final Instant NOW = FullBatch.NOW;

  private final SecureRandom random = new SecureRandom();
  private final FullBatch batch = FullBatch.make(random);
  private final TaskId task = new TaskId(batch.id(), 1);
  private final TaskOutcomes fresh = TaskOutcomes.fresh(task, NUMBERS, new BitSet(), NOW);
  private final Map<Integer, Answer> answers =
      IntStream.range(0, NUMBERS).boxed().collect(Collectors.toMap(i -> i, i -> Answer.of(Outcome.NOT_BOUND)));
  private final Refs.OfApp refs = batch.keys().refs().of("app-001");
  private final List<AskedNumber> asked =
      IntStream.range(0, NUMBERS)
          .mapToObj(i -> new AskedNumber(refs.of(batch.id(), i), task, i, batch.numbers().get(i), NOW, NOW))
          .toList();
  private final Deadlines deadlines = Deadlines.published();
  private final AppBodies bodies = new AppBodies(batch.keys().digests());
  private final App app =
      new App(
          1,
          "app-001",
          new App.Profile("App", "SOCIAL", true, 5, List.of(), new Delivery.Pull(NumberForm.E164, NUMBERS, LIMITS)),
          AppKeys.first(SigningSecrets.draw(random)),
          App.State.NEW);
  private final PolledNumbers question = new PolledNumbers(app, asked, List.of(), List.of(), false, NOW);

  /** All of them, by name. Each returns something that depends on all of its work. */
  Map<String, Processor.Work> all() {
    var all = new LinkedHashMap<String, Processor.Work>();
    all.put("answers merged into a task", () -> fresh.answered(answers, NOW).attempts());
    all.put("token of a number", batch::makeTokens);
    all.put("ref of a pair", () -> batch.makeRefs(refs));
    all.put("numbers of a batch sealed", batch::seal);
    all.put("numbers of a batch opened", batch::open);
    all.put("due day by the calendar", () -> numbers(i -> deadlines.after(NOW, 1 + i % 10).hashCode()));
    all.put("body that asks an app", () -> bodies.polled(question).path("items").size());
    return all;
  }

  /** One of them. */
  Processor.Work of(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  private static int numbers(IntUnaryOperator one) {
    return IntStream.range(0, NUMBERS).map(one).sum();
  }
}
