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
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.PolledNumbers;
import org.numberrefresh.domain.key.KeyRing;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.key.Refs;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/** The functions that every pair or number meets, each on a full batch of 500 numbers. */
final class HotFunctions {

  static final int NUMBERS = 500;

  private static final CallLimits LIMITS = new CallLimits(50, 8, Duration.ofSeconds(10));
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final Keys keys = Keys.of(new KeyRing("a-root-of-a-benchmark-which-guards-nothing"), random);
  private final BatchId batch = new BatchId(OrderId.parse("0123456789abcdef0123"), 1);
  private final List<PhoneNumber> numbers =
      new SyntheticNumbers(1)
          .of(SyntheticCarrier.EAST, 0, NUMBERS).stream().map(text -> PhoneNumber.parse(text).orElseThrow()).toList();
  private final List<BatchNumber> batchNumbers =
      IntStream.range(0, NUMBERS).mapToObj(i -> new BatchNumber(i, numbers.get(i), NOW, "")).toList();
  private final byte[] sealed = keys.numbers().seal(batch, batchNumbers);
  private final TaskId task = new TaskId(batch, 1);
  private final TaskOutcomes fresh = TaskOutcomes.fresh(task, NUMBERS, new BitSet(), NOW);
  private final Map<Integer, Answer> answers =
      IntStream.range(0, NUMBERS).boxed().collect(Collectors.toMap(i -> i, i -> Answer.of(Outcome.NOT_BOUND)));
  private final Refs.OfApp refs = keys.refs().of("app-001");
  private final List<AskedNumber> asked =
      IntStream.range(0, NUMBERS)
          .mapToObj(i -> new AskedNumber(refs.of(batch, i), task, i, numbers.get(i), NOW, NOW))
          .toList();
  private final Deadlines deadlines = Deadlines.published();
  private final AppBodies bodies = new AppBodies(keys.digests());
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
    all.put("token of a number", () -> keys.tokens().of(numbers).size());
    all.put("ref of a pair", () -> numbers(i -> refs.of(batch, i).length()));
    all.put("numbers of a batch sealed", () -> keys.numbers().seal(batch, batchNumbers).length);
    all.put("numbers of a batch opened", () -> keys.numbers().open(batch, sealed).size());
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
